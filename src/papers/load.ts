import { decodeDataset, SCHEMA_VERSION, type Dataset } from './dataset.ts';

/** Why there are no papers: what is wrong and what to do about it, a sentence or two each, and what in the file is wrong. */
export type DataFault = { reason: string; remedy: string; problems: readonly string[] };

export type Loaded = { ok: true; dataset: Dataset } | ({ ok: false } & DataFault);

/** Bytes that have arrived, and of how many; null where that is not known. */
export type Progress = { read: number; of: number | null };

const AGAIN = 'Reload the page to try again.';
const DAMAGED = `${AGAIN} If it stays like this, the copy of this site is damaged, and whoever runs it can mend it.`;

/**
 * Fetches and checks the papers. Never throws: whatever goes wrong (no network, an error page, a cut or foreign file, one
 * made for another release) comes back as a reason and a remedy, with the places in the file that do not fit.
 * @param onProgress hears how far it has come, each time that something arrives
 */
export async function loadDataset(url: string, onProgress?: (progress: Progress) => void): Promise<Loaded> {
  const failed = (reason: string, remedy = DAMAGED, problems: string[] = []): Loaded => ({
    ok: false,
    reason: `The list of papers ${reason}`,
    remedy,
    problems,
  });
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    return failed('could not be fetched. There may be no network.', `${AGAIN} Once there is a network, it will do.`);
  }
  const { status } = response;
  if (status === 404 || status === 410) return failed('is missing: the server has no such file.');
  if (!response.ok) return failed(`could not be fetched: the server answered ${status}.`);
  let text: string;
  try {
    text = await textOf(response, onProgress);
  } catch {
    return failed('broke off on its way.', `${AGAIN} If it stays like this, the network or the server cuts it off.`);
  }
  if (text.trim() === '') return failed('is empty.');
  // What stands in the way of a network, such as the sign-in page of a hotel, answers like this.
  if (/^\s*</.test(text)) {
    return failed(
      'did not arrive: a web page came in its place.',
      `If your network asks you to sign in, do so. ${DAMAGED}`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed('arrived damaged: it is cut off, or not valid JSON.');
  }
  const decoded = decodeDataset(json);
  if (decoded.ok) return decoded;
  const { version, problems } = decoded;
  if (version === undefined) return failed('does not have the form that this page reads.', DAMAGED, problems);
  return version > SCHEMA_VERSION
    ? failed(
        'is newer than this page.',
        `Reload to get the newer page. If it stays like this, the page that this site serves is too old.`,
        problems,
      )
    : failed(
        'is older than this page.',
        `${AGAIN} If it stays like this, this site was renewed in part: whoever runs it can put the newer list there.`,
        problems,
      );
}

/** The text of an answer. @throws where it breaks off */
async function textOf(response: Response, onProgress?: (progress: Progress) => void): Promise<string> {
  const { body, headers } = response;
  if (body === null || onProgress === undefined) return response.text();
  // What is told of a compressed file is its length before it is unpacked.
  const length = headers.has('Content-Encoding') ? 0 : Number(headers.get('Content-Length'));
  let read = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, next) {
      read += chunk.byteLength;
      onProgress({ read, of: length > 0 ? length : null });
      next.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(counted)).text();
}
