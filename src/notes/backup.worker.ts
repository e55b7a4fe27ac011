/** Reads files that may be anything, where it can be stopped at any time and holds up nobody: a backup, or those of a vault. */
import * as v from 'valibot';
import { decodeBackup, NO_TEXT, textOfFile, type Decoded } from './backup-file.ts';
import { decodeVault } from './vault-decoding.ts';

const Asked = v.union([
  v.instance(ArrayBuffer),
  v.object({ vault: v.array(v.object({ name: v.string(), bytes: v.instance(ArrayBuffer) })) }),
]);

addEventListener('message', (event: MessageEvent<unknown>) => {
  const asked = v.parse(Asked, event.data);
  postMessage(asked instanceof ArrayBuffer ? backup(asked) : decodeVault(asked.vault));
});

function backup(bytes: ArrayBuffer): Decoded {
  const text = textOfFile(bytes);
  return text === null ? NO_TEXT : decodeBackup(text);
}
