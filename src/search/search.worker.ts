/** The shell around the engine: reads messages, hands them on, posts answers. */
import { answering } from './answering.ts';

const answer = answering((one, transfer) => postMessage(one, { transfer }));

addEventListener('message', (event: MessageEvent<unknown>) => answer(event.data));
