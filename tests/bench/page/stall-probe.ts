import { largest } from '../statistics.ts';

export type Stalls = {
  /** The longest time, in ms, in which the main thread could not answer. */
  stall: number;
  /** The longest task that the browser reports as long, in ms; 0 where none reached 50. */
  longTask: number;
};

/**
 * Watches how long the main thread is held up. A message that is sent again whenever it arrives comes back between any
 * two tasks, so the longest wait is the longest task; the Long Tasks API beside it says nothing of tasks below 50 ms.
 */
export class StallProbe {
  readonly #channel = new MessageChannel();
  readonly #longTasks: number[] = [];
  readonly #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));
  readonly #start = performance.now();
  #last = this.#start;
  #stall = 0;

  constructor() {
    this.#observer.observe({ type: 'longtask' });
    this.#channel.port1.onmessage = () => {
      this.#read();
      this.#channel.port2.postMessage(null);
    };
    this.#channel.port2.postMessage(null);
  }

  /** Ends the watch. Call it in a task of its own, after the work. */
  stop(): Stalls {
    this.#read();
    this.#note(this.#observer.takeRecords());
    this.#observer.disconnect();
    this.#channel.port1.close();
    return { stall: this.#stall, longTask: largest(this.#longTasks) };
  }

  #read(): void {
    const now = performance.now();
    this.#stall = Math.max(this.#stall, now - this.#last);
    this.#last = now;
  }

  #note(entries: PerformanceEntryList): void {
    // A task that began before the watch belongs to something else, even if it is reported only now.
    this.#longTasks.push(...entries.flatMap(({ startTime, duration }) => (startTime < this.#start ? [] : duration)));
  }
}
