/**
 * The address of a figure alone, for a frame in another page: `?embed=<chart>` with what the address of the whole page says
 * of filters and charts. It has a codec of its own, so that the page's own addresses can hold nothing of it.
 */
import { NO_NOTE_FILTERS } from '../papers/annotations.ts';
import { CHARTS, DEFAULT_CHARTS, type ChartName } from './chart-spec.ts';
import { asksNotes, decodeView, encodeView } from './codec.ts';
import { DEFAULT_VIEW, type View } from './view.ts';

export type Embedding = {
  readonly chart: ChartName;
  /** What is drawn, under which filters and in which theme; nothing of the table, and nothing that asks the notes. */
  readonly view: View;
  /** The picture without anything to point at. */
  readonly still: boolean;
  /** Without a ground, so that what lies below is seen. */
  readonly clear: boolean;
  /** The version of the data that the link was made with, or its beginning; null where it does not say. */
  readonly version: string | null;
};

const VERSION = /^[0-9a-f]{8,16}$/;

/** What a figure shows of a view: the table's part is left out, and whatever asks the reader's notes. */
export function figureView(view: View): View {
  const { paper, reading, columns, group, sort, notesAs, notesSort } = DEFAULT_VIEW;
  return {
    ...view,
    page: 'papers',
    query: asksNotes(view.query) ? '' : view.query,
    noteFilters: NO_NOTE_FILTERS,
    noteQuery: '',
    notesAs,
    notesSort,
    columns,
    group,
    sort,
    paper,
    reading,
    charts: {
      ...view.charts,
      chart: null,
      above: DEFAULT_CHARTS.above,
      words: view.charts.words.filter((query) => !asksNotes(query)),
    },
  };
}

/** The query string of an embedded figure, with its `?`. */
export function encodeEmbedding({ chart, view, still, clear, version }: Embedding): string {
  const parts = [
    `embed=${chart}`,
    encodeView(figureView(view)).slice(1),
    still ? 'still=yes' : '',
    clear ? 'ground=clear' : '',
    version === null ? '' : `v=${version}`,
  ];
  return `?${parts.filter((part) => part !== '').join('&')}`;
}

/**
 * The figure that a query string means. Total: what does not parse falls to its default. Of an address without a chart in
 * `embed`, that of the whole page, it is the chart that the page shows in large, or else its first.
 */
export function decodeEmbedding(search: string): Embedding {
  const parameters = new URLSearchParams(search);
  const view = decodeView(search);
  const named = CHARTS.find((name) => name === parameters.get('embed'));
  const version = parameters.get('v') ?? '';
  return {
    chart: named ?? view.charts.chart ?? view.charts.above[0] ?? CHARTS[0],
    view: figureView(view),
    still: parameters.get('still') === 'yes',
    clear: parameters.get('ground') === 'clear',
    version: VERSION.test(version) ? version : null,
  };
}
