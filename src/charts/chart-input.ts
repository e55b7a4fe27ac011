import type { Dataset, Paper } from '../papers/dataset.ts';
import { NONE } from '../papers/choice.ts';
import { valueOf, valuesOf, type Field } from '../papers/filter.ts';
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
export type Share = { company: string; name: string; shown: number[]; whole: number[] };

/** The values of a field in the order of the dataset, those without papers too; `NONE` last, where papers lack one. */
export function valuesIn({ dataset, whole }: ChartInput, field: Field): { value: string; name: string }[] {
  const lacks = (index: number) => {
    const paper = dataset.papers[index];
    return paper !== undefined && valueOf(paper, field) === NONE;
  };
  return valuesOf(dataset, field).filter(({ value }) => value !== NONE || whole.some(lacks));
}

/**
 * The papers of each group shared out by company, in one pass. Companies stand in the order of the dataset, those without
 * papers too; a last share is for papers without one, where there are any.
 * @param groupOf the group of a paper; null where it belongs to none
 * @returns the shares of a group, which has every company even where it has no paper
 */
export function sharesBy(input: ChartInput, groupOf: (paper: Paper) => string | null): (group: string) => Share[] {
  const { dataset, shown, whole } = input;
  const companies = valuesIn(input, 'company');
  const groups = new Map<string, Map<string, Share>>();
  const sharesOf = (group: string) => {
    const known = groups.get(group);
    if (known !== undefined) return known;
    const shares = new Map(
      companies.map(({ value, name }): [string, Share] => [value, { company: value, name, shown: [], whole: [] }]),
    );
    groups.set(group, shares);
    return shares;
  };
  const share = (index: number) => {
    const paper = dataset.papers[index];
    const group = paper === undefined ? null : groupOf(paper);
    return paper === undefined || group === null ? undefined : sharesOf(group).get(valueOf(paper, 'company'));
  };
  for (const index of shown) share(index)?.shown.push(index);
  for (const index of whole) share(index)?.whole.push(index);
  return (group) => [...sharesOf(group).values()];
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
  const files = new Set(whole.map((index) => dataset.papers[index]?.sources[0]?.file));
  const titles = dataset.sources.flatMap(({ file, title }) => (files.has(file) ? [title] : []));
  const { from, to } = dataset.coverage;
  const about = `Papers of ${dateInWords(from)} – ${dateInWords(to)}. Data version ${dataset.dataVersion.slice(0, 8)}.`;
  return titles.length === 0 ? about : `Source: ${titles.join('; ')}. ${about}`;
}
