import { decodeDataset, type Dataset } from './dataset.ts';

export type Loaded = { ok: true; dataset: Dataset } | { ok: false; reason: string; problems: string[] };

/**
 * Fetches and checks the papers. Never throws: whatever goes wrong (no network, an error page, a cut or foreign file)
 * comes back as a reason, one sentence, with the places in the file that do not fit.
 */
export async function loadDataset(url: string): Promise<Loaded> {
  const failed = (reason: string, problems: string[] = []): Loaded => ({ ok: false, reason, problems });
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    return failed('The list of papers could not be fetched. There may be no network.');
  }
  if (!response.ok) return failed(`The list of papers could not be fetched: the server answered ${response.status}.`);
  let json: unknown;
  try {
    json = await response.json();
  } catch {
    return failed('The list of papers arrived broken: it is not valid JSON.');
  }
  const decoded = decodeDataset(json);
  return decoded.ok
    ? decoded
    : failed('The list of papers does not have the form that this page reads.', decoded.problems);
}
