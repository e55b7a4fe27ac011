/** The shell around the engine: reads messages, hands them on, posts answers. */
import * as v from 'valibot';
import { SearchEngine } from './engine.ts';
import { Request, type Answer } from './messages.ts';

const engine = new SearchEngine();

addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = v.parse(Request, event.data);
  if (request.kind === 'add') {
    engine.add(request.documents);
    return;
  }
  const answer: Answer = { id: request.id, ...engine.search(request.text) };
  postMessage(answer, { transfer: [answer.found.buffer] });
});
