/** What the charts show and how: the part of the view that says which chart, in which form, of what. */

/** The charts there are, in the order in which they stand on their page. */
export const CHARTS = ['timeline', 'categories', 'matrix', 'profiles', 'words', 'change'] as const;
export type ChartName = (typeof CHARTS)[number];

/** Numbers of papers, or what they are of all in the same period or company. */
export const MEASURES = ['count', 'share'] as const;
export type Measure = (typeof MEASURES)[number];

/** The timeline: a bar a period, a dot a paper, or lines that add up. */
export const FORMS = ['bars', 'papers', 'cumulative'] as const;
export type Form = (typeof FORMS)[number];

export const PERIODS = ['month', 'quarter', 'year'] as const;
export type PeriodSize = (typeof PERIODS)[number];

/** How the timeline is divided: a lane a company, companies on top of each other, not at all, a lane a category. */
export const SPLITS = ['company', 'stacked', 'none', 'category'] as const;
export type Split = (typeof SPLITS)[number];

/** How categories stand: as the report has them, the largest first, or by the alphabet. */
export const ORDERS = ['report', 'size', 'name'] as const;
export type Order = (typeof ORDERS)[number];

/** Bars of a category: companies behind each other in one, or one below the other. */
export const BARS = ['stacked', 'beside'] as const;
export type Bars = (typeof BARS)[number];

/** One side of a comparison: a company by its id, or a stretch of months (`2023-01`, both ends included). */
export type Side = { readonly company: string } | { readonly from: string; readonly to: string };

/** The most queries that words over time are drawn of. */
export const MOST_WORDS = 6;

export type ChartSpec = {
  /** The chart that is shown large on the page of charts; null shows all. */
  readonly chart: ChartName | null;
  /** The charts above the table, in their order. */
  readonly above: readonly ChartName[];
  readonly measure: Measure;
  readonly form: Form;
  readonly period: PeriodSize;
  readonly split: Split;
  readonly order: Order;
  readonly bars: Bars;
  /** The queries whose papers are counted over time; none: examples that are chosen from the data. */
  readonly words: readonly string[];
  /** What is compared with what; null: what the data suggest. */
  readonly first: Side | null;
  readonly second: Side | null;
};

export const DEFAULT_CHARTS: ChartSpec = {
  chart: null,
  above: ['timeline', 'categories'],
  measure: 'count',
  form: 'bars',
  period: 'quarter',
  split: 'company',
  order: 'report',
  bars: 'stacked',
  words: [],
  first: null,
  second: null,
};
