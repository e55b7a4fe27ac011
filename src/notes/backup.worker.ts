/** Reads a file that may be anything, where it can be stopped at any time and holds up nobody. */
import * as v from 'valibot';
import { decodeBackup, NO_TEXT, textOfFile } from './backup-file.ts';

addEventListener('message', (event: MessageEvent<unknown>) => {
  const text = textOfFile(v.parse(v.instance(ArrayBuffer), event.data));
  postMessage(text === null ? NO_TEXT : decodeBackup(text));
});
