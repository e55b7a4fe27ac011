import * as v from 'valibot';

/**
 * Asks a worker about files that may be anything. It is ended when it has answered, when it falls over, and when the signal
 * says so. Never throws.
 * @param start makes the worker (`backup.worker.ts`)
 * @param message what it is asked, and what of that is handed over to it
 * @param answer what its answer must be
 * @param failed what is answered in its place where it gives none that fits
 * @returns null where it was stopped
 */
export function askWorker<T>(
  start: () => Worker,
  message: { data: unknown; handedOver: Transferable[] },
  answer: v.GenericSchema<unknown, T>,
  failed: T,
  signal: AbortSignal,
): Promise<T | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = start();
    } catch {
      resolve(failed);
      return;
    }
    const end = (answered: T | null) => {
      worker.terminate();
      resolve(answered);
    };
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const read = v.safeParse(answer, data);
      end(read.success ? read.output : failed);
    };
    worker.onmessageerror = () => end(failed);
    worker.onerror = (event) => {
      event.preventDefault();
      end(failed);
    };
    signal.addEventListener('abort', () => end(null), { once: true });
    worker.postMessage(message.data, message.handedOver);
  });
}
