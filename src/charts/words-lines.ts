/** The lines of words over time, and what stands behind them. */
import { papersInWords } from '../papers/in-words.ts';
import { tenth, type Mark, type Point } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { smaller, type Layout } from './words-layout.ts';
import { DOT, dot, stroked } from './words-strokes.ts';
import { valueOf, type Column, type Track } from './words-tracks.ts';

/** Up to this many periods each has a mark on the lines. */
const MOST_MARKED = 20;

/** What stands behind the lines: the numbers, the years, and the mark on periods that are not covered to their end. */
export function ground(columns: readonly Column[], layout: Layout, theme: ChartTheme): Mark[] {
  const { size, bottom, top, left, right, step } = layout;
  const small = smaller(size);
  const marks: Mark[] = [];
  const baseline = tenth(bottom + size * 1.3);
  let taken = { from: right, to: right };
  columns.forEach(({ period: { covers } }, at) => {
    if (covers === null) return;
    const [x, end] = [tenth(layout.x(at) - step / 2), tenth(layout.x(at) + step / 2)];
    const height = tenth(bottom - top);
    marks.push({ kind: 'rect', x, y: tenth(top), width: tenth(end - x), height, fill: theme.unfinished });
    // Those behind the first are covered even less.
    if ((columns[at - 1]?.period.covers ?? null) !== null) return;
    const text = fitText(covers, small, end);
    marks.push({ kind: 'text', x: end, y: baseline, text, size: small, fill: theme.inkSoft, anchor: 'end' });
    taken = { from: end - textWidth(text, small) - size / 2, to: end + size / 2 };
  });
  let free = left - step;
  columns.forEach(({ period }, at) => {
    if (period.year === columns[at - 1]?.period.year) return;
    const x = layout.x(at) - step / 2;
    // Of a decade its whole name.
    const text = period.from.slice(0, 4) === period.to.slice(0, 4) ? `${period.year}` : period.name;
    const end = x + textWidth(text, size);
    if (x < free || end > right || (x < taken.to && end > taken.from)) return;
    marks.push({ kind: 'text', x: tenth(x), y: baseline, text, size, fill: theme.inkSoft, anchor: 'start' });
    free = end + size / 2;
    if (at === 0) return;
    const line = { x1: tenth(x), x2: tenth(x), y1: tenth(bottom), y2: tenth(bottom + size * 0.5) };
    marks.push({ kind: 'line', ...line, stroke: theme.inkSoft });
  });
  layout.ticks.forEach((tick, at) => {
    const y = tenth(layout.y(tick));
    marks.push({ kind: 'line', x1: 0, y1: y, x2: tenth(right), y2: y, stroke: theme.line });
    const isHighest = at === layout.ticks.length - 1;
    const unit = layout.measure === 'share' ? `${tick} %` : papersInWords(tick);
    // Only above the highest value is there room for more than a number.
    const text = isHighest ? unit : `${tick}`;
    const place = { x: 0, y: tenth(y - size * 0.35), anchor: 'start' } as const;
    marks.push({ kind: 'text', ...place, text, size: small, fill: theme.inkSoft });
  });
  marks.push({
    kind: 'line',
    x1: tenth(left),
    y1: tenth(bottom),
    x2: tenth(right),
    y2: tenth(bottom),
    stroke: theme.inkSoft,
  });
  return marks;
}

/** A query's papers of all companies and categories, where some are filtered out. */
export function wholeMarks(track: Track, layout: Layout, theme: ChartTheme): Mark[] {
  if (track.shown.length === track.whole.length) return [];
  const points = track.places.map(({ whole }, at): Point => [tenth(layout.x(at)), tenth(layout.y(whole))]);
  const [only] = points;
  // One period has no line.
  if (only !== undefined && points.length === 1)
    return [{ kind: 'circle', x: only[0], y: only[1], radius: DOT, fill: theme.whole }];
  return stroked(points, track.stroke, theme.whole);
}

/** The line of a query with its marks; a gap where there is nothing to have a share of. */
export function lineMarks(track: Track, columns: readonly Column[], layout: Layout, theme: ChartTheme): Mark {
  const runs: { point: Point; papers: readonly number[] }[][] = [[]];
  columns.forEach((column, at) => {
    const value = valueOf(track, column, at, layout.measure);
    const papers = track.places[at]?.shown ?? [];
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ point: [tenth(layout.x(at)), tenth(layout.y(value))], papers });
  });
  const lines = runs.flatMap((run) =>
    stroked(
      run.map(({ point }) => point),
      track.stroke,
      theme.ink,
    ),
  );
  // A period between gaps has no line, so that its mark is all there is of it.
  const dots = runs
    .filter((run) => columns.length <= MOST_MARKED || run.length === 1)
    .flatMap((run) => run.flatMap(({ point, papers }) => dot(point, papers, track.stroke, theme)));
  return { kind: 'group', papers: track.places.flatMap(({ shown }) => shown), marks: [...lines, ...dots] };
}
