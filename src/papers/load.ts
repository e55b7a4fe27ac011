import { decodeDataset, type Dataset } from './dataset.ts';

/** What is known of papers that are not there. What that means, and what to do about it, is said by `faultInWords`. */
export type DataFault = {
  /** What the server answered, as HTTP counts it; null where nothing did. */
  status: number | null;
  /** What arrived; null where it broke off. */
  text: string | null;
  /** The version that the file says it has, where it is not the one that is read here. */
  version: number | null;
  /** The places in the file that do not fit. */
  problems: readonly string[];
};

export type Loaded = { ok: true; dataset: Dataset } | { ok: false; fault: DataFault };

/**
 * Fetches and checks the papers. Never throws: whatever goes wrong (no network, an error page, a cut or foreign file, one
 * made for another release) comes back as a fault.
 * @param textOf reads an answer that is well, and throws where it breaks off; `countedText` tells how far it has come
 */
export async function loadDataset(
  url: string,
  textOf: (response: Response) => Promise<string> = (response) => response.text(),
): Promise<Loaded> {
  const fault: DataFault = { status: null, text: null, version: null, problems: [] };
  try {
    const response = await fetch(url);
    fault.status = response.status;
    if (response.ok) {
      fault.text = await textOf(response);
      const decoded = decodeDataset(JSON.parse(fault.text));
      if (decoded.ok) return decoded;
      fault.version = decoded.version ?? null;
      fault.problems = decoded.problems;
    }
  } catch {
    // How far it came is in the fault.
  }
  return { ok: false, fault };
}
