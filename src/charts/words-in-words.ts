/** What words over time say in words and numbers: their description, their table and the names of their columns. */
import { shareInWords } from '../papers/cross-table.ts';
import { papersInWords } from '../papers/in-words.ts';
import type { Measure } from '../view/chart-spec.ts';
import { countInWords, type ChartInput } from './chart-input.ts';
import { asSentence, type Outside } from './outside.ts';
import { periodName } from './periods.ts';
import type { Scene } from './scene.ts';
import { valueOf, type Column, type Track } from './words-tracks.ts';

/** A period with its papers: `Q4 2023: 14 papers (“reward” 3, “robust” 0)`. */
export function columnInWords({ period, shown }: Column, at: number, tracks: readonly Track[]): string {
  const counts = tracks.map((track) => `${inQuotes(track)} ${track.places[at]?.shown.length ?? 0}`);
  return `${periodName(period)}: ${papersInWords(shown.length)} (${counts.join(', ')})`;
}

/** The name of a query in quotation marks; a phrase already has its own. */
export function inQuotes({ series: { label } }: Track): string {
  return /^["“]/.test(label) ? label : `“${label}”`;
}

/** `3 of 9 papers`, also where it is all of them: how many there are is half of what is said. */
export function ofAll(count: number, all: number): string {
  return `${count} of ${papersInWords(all)}`;
}

/** Words over time in sentences: how many papers, and of each query how many, when most, and how that changes. */
export function describeWords(
  columns: readonly Column[],
  tracks: readonly Track[],
  { measure, unit, notes }: { measure: Measure; unit: string; notes: readonly string[] },
  { shown, whole }: ChartInput,
): string {
  const ends = [columns[0], columns.at(-1)].flatMap((column) =>
    column === undefined ? [] : periodName(column.period),
  );
  const of = measure === 'count' ? `papers a ${unit}` : `share of the papers of each ${unit}`;
  const sentences = [`${countInWords(shown.length, whole.length)}, ${ends.join(' to ')}, a line a query, ${of}.`];
  for (const track of tracks) sentences.push(...inSentences(track, columns, measure));
  const empty = columns.filter((column) => column.shown.length === 0).map(({ period }) => periodName(period));
  if (measure === 'share' && empty.length > 0) sentences.push(`No papers, and so a gap, in ${empty.join(', ')}.`);
  if (measure === 'count' && tracks.some(({ shown: some, whole: all }) => some.length < all.length)) {
    sentences.push('Lighter lines count what is filtered out as well.');
  }
  return [...sentences, ...notes.map(asSentence)].join(' ');
}

/** A query's total, its peak, and how it changes from the first half of the time to the second. */
function inSentences(track: Track, columns: readonly Column[], measure: Measure): string[] {
  const sentences = [`${inQuotes(track)}: ${papersInWords(track.shown.length)}.`];
  if (track.places.every(({ shown }) => shown.length === 0)) return sentences;
  const inColumn = (at: number) => ofAll(track.places[at]?.shown.length ?? 0, columns[at]?.shown.length ?? 0);
  const values = columns.map((column, at) => valueOf(track, column, at, measure) ?? 0);
  const peak = values.indexOf(Math.max(...values));
  const period = columns[peak]?.period;
  if (period !== undefined)
    sentences.push(`${measure === 'count' ? 'Most' : 'Highest'} in ${periodName(period)}: ${inColumn(peak)}.`);
  const half = Math.floor(columns.length / 2);
  const [early, late] = [[0, half] as const, [half, columns.length] as const].map((ends) => {
    const count = track.places.slice(...ends).reduce((sum, { shown }) => sum + shown.length, 0);
    return { count, all: columns.slice(...ends).reduce((sum, { shown }) => sum + shown.length, 0) };
  });
  const middle = columns[half];
  if (early === undefined || late === undefined || middle === undefined || early.all === 0 || late.all === 0)
    return sentences;
  const change = Math.sign(late.count / late.all - early.count / early.all);
  const verb = change > 0 ? 'rises' : change < 0 ? 'falls' : 'stays the same';
  sentences.push(
    `As a share it ${verb}: ${ofAll(early.count, early.all)} before ${middle.period.name}, ${ofAll(late.count, late.all)} since.`,
  );
  return sentences;
}

/** The numbers as a table, by period; the last rows count papers that are in none, where there are any. */
export function tableOf(
  columns: readonly Column[],
  tracks: readonly Track[],
  { measure, outside }: { measure: Measure; outside: Outside },
): Scene['data'] {
  const shares = measure === 'share';
  const row = (name: string, counts: readonly number[], all: number) => [
    name,
    ...counts,
    all,
    ...(shares ? counts.map((count) => (all === 0 ? '–' : shareInWords(count, all))) : []),
  ];
  const rows = columns.map(({ period, shown }, at) =>
    row(
      periodName(period),
      tracks.map(({ places }) => places[at]?.shown.length ?? 0),
      shown.length,
    ),
  );
  const rest = (
    [
      ['undated', 'No date'],
      ['far', 'More than fifty years before or after'],
    ] as const
  ).flatMap(([kind, name]) => {
    const counts = tracks.map((track) => track.outside[kind]);
    return outside[kind] === 0 ? [] : [row(name, counts, outside[kind])];
  });
  const labels = tracks.map(({ series }) => series.label);
  return {
    columns: ['Period', ...labels, 'All papers', ...(shares ? labels.map((label) => `${label}, share`) : [])],
    rows: [...rows, ...rest],
  };
}
