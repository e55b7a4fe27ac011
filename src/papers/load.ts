import { decodeDataset, type Dataset, type Misfit } from './dataset.ts';

/** What is known of papers that are not there. What that means, and what to do about it, is said by `faultInWords`. */
export type DataFault = {
  /** What the server answered, as HTTP counts it; null where nothing did. */
  status: number | null;
  /** What arrived; null where it broke off. */
  text: string | null;
  /** What in it does not fit; null where it is no JSON. */
  misfit: Misfit | null;
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
  const fault: DataFault = { status: null, text: null, misfit: null };
  try {
    const response = await fetch(url);
    fault.status = response.status;
    if (response.ok) {
      fault.text = await textOf(response);
      const decoded = decodeDataset(JSON.parse(fault.text));
      if (decoded.ok) return decoded;
      fault.misfit = decoded;
    }
  } catch {
    // How far it came is in the fault.
  }
  return { ok: false, fault };
}
