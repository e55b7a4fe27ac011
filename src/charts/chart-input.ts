import type { Dataset } from '../papers/dataset.ts';
import { NONE } from '../papers/choice.ts';
import { codedOf, oncePer, type Field } from '../papers/fields.ts';
import { dateInWords, papersInWords } from '../papers/in-words.ts';

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

/** One company's papers, or those of none, whose company is `NONE`. */
export type Share = {
  company: string;
  name: string;
  shown: number[];
  whole: number[];
  /** Those that are filtered out. */
  rest: number[];
};

/** The values of a field in the order of the dataset, those without papers too; `NONE` last, where papers lack one. */
export function valuesIn({ dataset, whole }: ChartInput, field: Field): { value: string; name: string }[] {
  const { named, values, codes } = codedOf(dataset, field);
  const none = values.indexOf(NONE);
  return named.filter(({ value }) => value !== NONE || whole.some((index) => codes[index] === none));
}

/** Which papers are shown, by their index. */
export function flagsOf({ dataset, shown }: ChartInput): Uint8Array {
  const flags = new Uint8Array(dataset.papers.length);
  for (const index of shown) flags[index] = 1;
  return flags;
}

/**
 * The place of each paper among the values that a chart has of a field (`valuesIn`), by its index. Throws for a paper
 * whose value is none of them.
 */
export function placesIn(input: ChartInput, field: Field): (index: number) => number {
  const { values, codes } = codedOf(input.dataset, field);
  // Values are coded in the order in which charts have them, and the one that may be missing is the last.
  const { length } = valuesIn(input, field);
  return (index) => {
    const code = codes[index];
    if (code === undefined || code >= length)
      throw new Error(`The chart knows no ${field} "${values[code ?? -1] ?? ''}" of paper ${index}.`);
    return code;
  };
}

/**
 * The papers of each value of a field shared out by company, in one pass. Companies stand in the order of the dataset,
 * those without papers too; a last share is for papers without one, where there are any.
 * @returns the values as `valuesIn` has them, each with all shares, also where it has no paper
 */
export function sharesBy(input: ChartInput, field: Field): { value: string; name: string; shares: Share[] }[] {
  const companies = valuesIn(input, 'company');
  const groups = valuesIn(input, field).map((value) => ({
    ...value,
    shares: companies.map(({ value, name }): Share => ({ company: value, name, shown: [], whole: [], rest: [] })),
  }));
  const [groupOf, companyOf] = [placesIn(input, field), placesIn(input, 'company')];
  const isShown = flagsOf(input);
  for (const index of input.whole) {
    const share = groups[groupOf(index)]?.shares[companyOf(index)];
    share?.whole.push(index);
    (isShown[index] === 1 ? share?.shown : share?.rest)?.push(index);
  }
  return groups;
}

/** `Anthropic · 14 Dec 2023`: what a mark says that stands for one paper. Throws where there is no such paper. */
export function paperInWords({ papers, companies }: Dataset, index: number): string {
  const paper = papers[index];
  if (paper === undefined) throw new Error(`There is no paper ${index}.`);
  const company = companies.find(({ id }) => id === paper.company)?.name;
  return [company, dateInWords(paper.date)].filter((part) => part !== undefined).join(' · ');
}

/** `14 of 30 papers`, or `30 papers` where all are shown. */
export function countInWords(shown: number, whole: number): string {
  return shown === whole ? papersInWords(whole) : `${shown} of ${papersInWords(whole)}`;
}

/** `Anthropic 2, OpenAI 1`: the companies with papers shown, in their order. */
export function sharesInWords(shares: readonly Share[]): string {
  return shares.flatMap(({ name, shown }) => (shown.length > 0 ? `${name} ${shown.length}` : [])).join(', ');
}

/** Where the numbers of a chart come from: the sources of the papers that it could show, and what time they cover. */
export function sourceLine({ dataset, whole }: ChartInput): string {
  const first = firstSources(dataset);
  const isUsed = new Uint8Array(dataset.sources.length);
  for (const index of whole) {
    const source = first[index] ?? -1;
    if (source >= 0) isUsed[source] = 1;
  }
  const titles = dataset.sources.flatMap(({ title }, at) => (isUsed[at] === 1 ? [title] : []));
  const { from, to } = dataset.coverage;
  const about = `Papers of ${dateInWords(from)} – ${dateInWords(to)}. Data version ${dataset.dataVersion.slice(0, 8)}.`;
  return titles.length === 0 ? about : `Source: ${titles.join('; ')}. ${about}`;
}

/** Each paper's first source by its place among the dataset's, by the paper's index; -1 where it has none. */
const firstSources = oncePer(({ papers, sources }: Dataset) => {
  const placeOf = new Map(sources.map(({ file }, at) => [file, at]));
  return Int16Array.from(papers, (paper) => placeOf.get(paper.sources[0]?.file ?? '') ?? -1);
});
