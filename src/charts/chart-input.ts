import type { Dataset, Paper } from '../papers/dataset.ts';
import { papersInWords } from '../papers/in-words.ts';

/** What every chart is drawn from. Papers are given by their index in the dataset. */
export type ChartInput = {
  dataset: Dataset;
  /** The papers that pass search and filters. */
  shown: readonly number[];
  /** All papers that could be shown, drawn lightly behind. */
  whole: readonly number[];
  /** The filters in words. */
  subtitle: string;
};

/** One company's papers, or those of none. */
export type Share = { company: string | null; name: string; shown: number[]; whole: number[] };

/** The papers of each company, in the order of the dataset; a last share for papers without one, where there are any. */
export function byCompany({ dataset, shown, whole }: ChartInput, keep: (paper: Paper) => boolean): Share[] {
  const companies: { id: string | null; name: string }[] = [...dataset.companies];
  if (whole.some((index) => dataset.papers[index]?.company === null)) companies.push({ id: null, name: 'No company' });
  const shares = new Map(
    companies.map(({ id, name }): [string | null, Share] => [id, { company: id, name, shown: [], whole: [] }]),
  );
  const share = (index: number) => {
    const paper = dataset.papers[index];
    return paper === undefined || !keep(paper) ? undefined : shares.get(paper.company);
  };
  for (const index of shown) share(index)?.shown.push(index);
  for (const index of whole) share(index)?.whole.push(index);
  return [...shares.values()];
}

/** `14 of 30 papers`, or `30 papers` where all are shown. */
export function countInWords(shown: number, whole: number): string {
  return shown === whole ? papersInWords(whole) : `${shown} of ${papersInWords(whole)}`;
}

/** `Anthropic 2, OpenAI 1`: the companies with papers shown, in their order. */
export function sharesInWords(shares: readonly Share[]): string {
  return shares.flatMap(({ name, shown }) => (shown.length > 0 ? `${name} ${shown.length}` : [])).join(', ');
}

/** Where the numbers of every chart come from. */
export function sourceLine(dataset: Dataset): string {
  const count = dataset.sources.map(({ title }) => title).join('; ');
  return `Source: ${count}. Data version ${dataset.dataVersion.slice(0, 8)}.`;
}
