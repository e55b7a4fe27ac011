/**
 * A view as a query string and back. Links stand on slides for years, so the grammar only grows: readable slugs,
 * repeated keys for several values, `-` before what is excluded or descending, and nothing for what is default.
 */
import { ALL, type Choice } from '../papers/choice.ts';
import { FIELDS, type Field } from '../papers/filter.ts';
import { NO_NOTE_FILTERS, NOTE_ORDERS, type NoteSort } from '../papers/annotations.ts';
import {
  BARS,
  CHARTS,
  DEFAULT_CHARTS,
  FORMS,
  MEASURES,
  MOST_WORDS,
  ORDERS,
  PERIODS,
  SPLITS,
  type ChartSpec,
  type Side,
} from './chart-spec.ts';
import {
  COLUMNS,
  DEFAULT_VIEW,
  GROUPINGS,
  NOTES_AS,
  PAGES,
  READINGS,
  SHARES,
  THEMES,
  type Column,
  type SortKey,
  type View,
} from './view.ts';

/** Longer queries are cut here: no reader types one, and a link should not be able to keep the search busy. */
const LONGEST_QUERY = 500;

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const VALUE: Record<Field, RegExp> = {
  company: SLUG,
  category: SLUG,
  year: /^(?:\d{4}|none)$/,
  abstract: /^(?:given|none)$/,
};
const DAY_OR_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/;

/**
 * Whether a query asks what the reader wrote. Such a query never travels: it is in no address and in no picture. In doubt
 * it is one, since a link that leaves out too much tells nobody anything.
 */
export function asksNotes(query: string): boolean {
  return /(?<![a-z])(?:note|tag|status):/i.test(query);
}

/**
 * The query string of a view, with its `?`, or an empty string for the default view. Without what asks the reader's own
 * notes, be it the query or a filter: `place.ts` keeps that.
 */
export function encodeView(view: View): string {
  const parameters = new URLSearchParams();
  if (view.page !== DEFAULT_VIEW.page) parameters.append('page', view.page);
  for (const id of view.scope.collections) parameters.append('collection', id);
  if (view.scope.duplicates) parameters.append('duplicates', 'shown');
  if (view.query !== '' && !asksNotes(view.query)) parameters.append('q', view.query);
  for (const field of FIELDS) {
    for (const value of view.filters[field].only) parameters.append(field, value);
    for (const value of view.filters[field].without) parameters.append(field, `-${value}`);
  }
  if (view.filters.from !== null) parameters.append('from', view.filters.from);
  if (view.filters.to !== null) parameters.append('to', view.filters.to);
  const columns = view.columns.join(',');
  if (columns !== DEFAULT_VIEW.columns.join(',')) parameters.append('columns', columns);
  if (view.group !== null) parameters.append('group', view.group);
  if (view.sort.length > 0) {
    parameters.append(
      'sort',
      view.sort.map(({ column, descending }) => (descending ? `-${column}` : column)).join(','),
    );
  }
  if (view.notesAs !== DEFAULT_VIEW.notesAs) parameters.append('notes', view.notesAs);
  const notesSort = noteSortInAddress(view.notesSort);
  if (notesSort !== noteSortInAddress(DEFAULT_VIEW.notesSort)) parameters.append('notes-sort', notesSort);
  if (view.paper !== null) {
    parameters.append('paper', view.paper);
    if (view.reading !== DEFAULT_VIEW.reading) parameters.append('reading', view.reading);
  }
  writeCharts(view.charts, parameters);
  if (view.shares !== DEFAULT_VIEW.shares) parameters.append('shares', view.shares);
  if (view.theme !== DEFAULT_VIEW.theme) parameters.append('theme', view.theme);
  // A comma needs no escape in a query string, and links with commas read better.
  const text = parameters.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** The view that a query string means. Total: what does not parse falls to its default, and nothing throws. */
export function decodeView(search: string): View {
  const parameters = new URLSearchParams(search);
  const from = dayOrMonth(parameters.get('from'));
  const to = dayOrMonth(parameters.get('to'));
  const backwards = from !== null && to !== null && from.slice(0, to.length) > to;
  const named = parameters.get('paper') ?? '';
  const paper = SLUG.test(named) ? named : null;
  return {
    page: oneOf(PAGES, parameters.get('page')) ?? DEFAULT_VIEW.page,
    scope: {
      collections: [...new Set(parameters.getAll('collection').filter((id) => SLUG.test(id)))],
      duplicates: parameters.get('duplicates') === 'shown',
    },
    query: wellFormed((parameters.get('q') ?? '').slice(0, LONGEST_QUERY)),
    filters: {
      company: choice('company', parameters),
      category: choice('category', parameters),
      year: choice('year', parameters),
      abstract: choice('abstract', parameters),
      from: backwards ? null : from,
      to: backwards ? null : to,
    },
    noteFilters: NO_NOTE_FILTERS,
    noteQuery: '',
    notesAs: oneOf(NOTES_AS, parameters.get('notes')) ?? DEFAULT_VIEW.notesAs,
    notesSort: noteSorting(parameters.get('notes-sort') ?? ''),
    columns: columnsNamed(parameters.get('columns') ?? ''),
    group: oneOf(GROUPINGS, parameters.get('group')) ?? DEFAULT_VIEW.group,
    sort: sorting(parameters.get('sort') ?? ''),
    paper,
    reading: (paper === null ? undefined : oneOf(READINGS, parameters.get('reading'))) ?? DEFAULT_VIEW.reading,
    charts: readCharts(parameters),
    shares: oneOf(SHARES, parameters.get('shares')) ?? DEFAULT_VIEW.shares,
    theme: oneOf(THEMES, parameters.get('theme')) ?? DEFAULT_VIEW.theme,
  };
}

function writeCharts(charts: ChartSpec, parameters: URLSearchParams): void {
  if (charts.chart !== null) parameters.append('chart', charts.chart);
  const above = charts.above.join(',');
  if (above !== DEFAULT_CHARTS.above.join(',')) parameters.append('above', above || 'none');
  for (const key of ['measure', 'form', 'period', 'split', 'order', 'bars'] as const) {
    if (charts[key] !== DEFAULT_CHARTS[key]) parameters.append(key, charts[key]);
  }
  for (const query of charts.words) if (!asksNotes(query)) parameters.append('word', query);
  if (charts.first !== null) parameters.append('first', sideInAddress(charts.first));
  if (charts.second !== null) parameters.append('second', sideInAddress(charts.second));
}

function readCharts(parameters: URLSearchParams): ChartSpec {
  const above = parameters.get('above') ?? '';
  const charts = [...new Set(above.split(',').flatMap((part) => oneOf(CHARTS, part) ?? []))];
  const words = parameters.getAll('word').map((text) => wellFormed(text.slice(0, LONGEST_QUERY)));
  return {
    chart: oneOf(CHARTS, parameters.get('chart')) ?? DEFAULT_CHARTS.chart,
    above: above === 'none' ? [] : charts.length === 0 ? DEFAULT_CHARTS.above : charts,
    measure: oneOf(MEASURES, parameters.get('measure')) ?? DEFAULT_CHARTS.measure,
    form: oneOf(FORMS, parameters.get('form')) ?? DEFAULT_CHARTS.form,
    period: oneOf(PERIODS, parameters.get('period')) ?? DEFAULT_CHARTS.period,
    split: oneOf(SPLITS, parameters.get('split')) ?? DEFAULT_CHARTS.split,
    order: oneOf(ORDERS, parameters.get('order')) ?? DEFAULT_CHARTS.order,
    bars: oneOf(BARS, parameters.get('bars')) ?? DEFAULT_CHARTS.bars,
    words: [...new Set(words.filter((text) => text.trim() !== ''))].slice(0, MOST_WORDS),
    first: sideNamed(parameters.get('first') ?? ''),
    second: sideNamed(parameters.get('second') ?? ''),
  };
}

function sideInAddress(side: Side): string {
  return 'company' in side ? side.company : `${side.from}..${side.to}`;
}

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

function sideNamed(text: string): Side | null {
  const [from = '', to = '', ...rest] = text.split('..');
  if (rest.length === 0 && MONTH.test(from) && MONTH.test(to)) return from <= to ? { from, to } : null;
  return SLUG.test(text) ? { company: text } : null;
}

function noteSortInAddress({ by, descending }: NoteSort): string {
  return descending ? `-${by}` : by;
}

function noteSorting(text: string): NoteSort {
  const by = oneOf(NOTE_ORDERS, text.replace(/^-/, ''));
  return by === undefined ? DEFAULT_VIEW.notesSort : { by, descending: text.startsWith('-') };
}

function oneOf<T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text);
}

/** Half of a surrogate pair, which a cut link can hold, would not survive the way back into an address. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

function dayOrMonth(text: string | null): string | null {
  if (text === null || !DAY_OR_MONTH.test(text)) return null;
  // 30 February fits the pattern; the calendar decides.
  const day = text.length === 7 ? `${text}-01` : text;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day) ? text : null;
}

function choice(field: Field, parameters: URLSearchParams): Choice {
  const only = new Set<string>();
  const without = new Set<string>();
  for (const text of parameters.getAll(field)) {
    const excluded = text.startsWith('-');
    const value = excluded ? text.slice(1) : text;
    if (VALUE[field].test(value)) (excluded ? without : only).add(value);
  }
  // A value both chosen and excluded says nothing; it falls to the default.
  const clear = (mine: Set<string>, other: Set<string>) => [...mine].filter((value) => !other.has(value));
  const result = { only: clear(only, without), without: clear(without, only) };
  return result.only.length + result.without.length === 0 ? ALL : result;
}

/** The title opens a paper, so it is there in any case. */
function columnsNamed(text: string): readonly Column[] {
  const named = [...new Set(text.split(',').flatMap((part) => oneOf(COLUMNS, part) ?? []))];
  if (named.length === 0) return DEFAULT_VIEW.columns;
  return named.includes('title') ? named : ['title', ...named];
}

function sorting(text: string): SortKey[] {
  const keys = new Map<string, SortKey>();
  for (const part of text.split(',')) {
    const column = oneOf(COLUMNS, part.replace(/^-/, ''));
    if (column !== undefined && !keys.has(column)) keys.set(column, { column, descending: part.startsWith('-') });
  }
  return [...keys.values()];
}
