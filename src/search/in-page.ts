import type { SearchWorker } from './client.svelte.ts';

/**
 * The search in the page itself, for where there can be no worker, such as a frame in a sandbox without an origin. It answers
 * as the worker does, but holds up the page while it thinks: for a page that shows a figure and nothing else. The engine is
 * fetched with it; where it cannot be, that is an error of the worker's kind.
 */
export function searchInPage(): SearchWorker {
  let isOver = false;
  const here: SearchWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => void engine.then((answer) => answer?.(request)),
    terminate: () => void (isOver = true),
  };
  const engine = import('./answering.ts').then(
    ({ answering }) =>
      answering((answer) => {
        if (!isOver) here.onmessage?.(new MessageEvent('message', { data: answer }));
      }),
    () => {
      if (!isOver) here.onerror?.(new ErrorEvent('error', { cancelable: true }));
      return null;
    },
  );
  return here;
}
