/** How lines that add papers up are drawn: steps, areas, and the scale behind them. */
import { range } from 'd3';
import { tenth, type Mark, type Point } from './scene.ts';
import { textWidth } from './text-width.ts';
import type { Part, TimelineSpec } from './timeline-lanes.ts';
import type { Line } from './timeline-running.ts';
import type { DayStage } from './timeline-stage.ts';

export type Place = {
  top: number;
  base: number;
  /** The height of a paper, or of the share of all. */
  unit: number;
  /** What its lines reach, in papers or as a share. */
  highest: number;
  /** From one number of the scale to the next. */
  step: number;
};

/** The room for the numbers of the scale, to the left of time. */
export function scaleRoom({ measure }: TimelineSpec, size: number, whole: number): number {
  return textWidth(measure === 'share' ? '100 %' : `${whole}`, size * 0.85) + size * 0.5;
}

/** Lines at round numbers as far as the papers reach, with the numbers to the left of where time begins. */
export function scaleMarks(
  { base, unit, highest, step }: Place,
  right: number,
  { measure }: TimelineSpec,
  { theme, size, left }: DayStage,
): Mark[] {
  const small = tenth(size * 0.85);
  // A share that is a whole number of steps may be a hair below it.
  const ticks = range(1, Math.floor(highest / step + 1e-9) + 1).map((one) => one * step);
  const line = (y: number, stroke: string): Mark => {
    return { kind: 'line', x1: tenth(left), y1: tenth(y), x2: tenth(right), y2: tenth(y), stroke };
  };
  return [
    ...ticks.flatMap((tick): Mark[] => {
      const y = base - tick * unit;
      const text = measure === 'share' ? `${Math.round(tick * 100)} %` : `${tick}`;
      const place = { x: tenth(left - size * 0.4), y: tenth(y + size * 0.3), size: small };
      return [line(y, theme.line), { kind: 'text', ...place, text, fill: theme.inkSoft, anchor: 'end' }];
    }),
    line(base, theme.inkSoft),
  ];
}

/** The lines of a lane, or where companies stand on top of each other, their areas. */
export function lineMarks(
  lines: readonly Line[],
  { base, unit }: Place,
  days: readonly string[],
  end: number,
  { measure, split }: TimelineSpec,
  stage: DayStage,
): Mark[] {
  const { theme, left } = stage;
  const xs = days.map((day) => tenth(stage.day(day)));
  const from = measure === 'count' ? tenth(left) : null;
  const steps = (values: readonly (number | null)[]) =>
    stepsOf(xs, values, from, end).map(([x, value]): Point => [x, tenth(base - value * unit)]);
  const colour = ({ company }: Part) => (company === null ? theme.ink : theme.company(company));
  if (split === 'stacked') {
    const area = (
      upper: readonly (number | null)[],
      lower: readonly (number | null)[],
      fill: string,
      papers: readonly number[],
    ): Mark[] => {
      const points = [...steps(upper), ...steps(lower).reverse()];
      // A thin gap tells neighbours apart without their colour.
      return papers.length === 0 ? [] : [{ kind: 'path', points, fill, stroke: theme.ground, weight: 1, papers }];
    };
    const shown = lines.at(-1)?.upper ?? [];
    const all = shown.map((_, day) => lines.reduce((sum, { run }) => sum + (run.whole[day] ?? 0), 0));
    const rest = measure === 'count' ? lines.flatMap(({ run }) => run.rest) : [];
    return [
      ...area(all, shown, theme.whole, rest),
      ...lines.flatMap(({ part, run, lower, upper }) => {
        const known = upper.map((value, day) => (value === null ? null : (lower[day] ?? 0)));
        return area(upper, known, colour(part), run.papers);
      }),
    ];
  }
  const behind = lines.flatMap(({ run }): Mark[] =>
    measure === 'count' && run.rest.length > 0
      ? [{ kind: 'path', points: steps(run.whole), stroke: theme.whole, weight: 2 }]
      : [],
  );
  return [
    ...behind,
    ...lines.flatMap(({ part, run, upper }): Mark[] => {
      const points = steps(upper);
      const { papers } = run;
      return points.length === 0 ? [] : [{ kind: 'path', points, stroke: colour(part), weight: 2, papers }];
    }),
    ...tiedStretches(lines, from === null ? xs : [from, ...xs], from === null ? [] : [0], end).map(
      ({ part, points, rank, of }): Mark => ({
        kind: 'path',
        points: points.map(([x, value]) => [x, tenth(base - value * unit)] as const),
        stroke: colour(part),
        weight: 2,
        dash: `${DASH * (rank + 1)} ${DASH * (of - rank - 1)}`,
      }),
    ),
  ];
}

/** Of lines that lie on each other each is seen for so many pixels in turn. */
const DASH = 5;

/** A stretch of a line on which others lie on it: which of them it is, and of how many. */
type Tied = { part: Part; points: Point[]; rank: number; of: number };

/**
 * Where lines are the same, the last that is drawn would hide the others. So the others are drawn once more on top of it,
 * from the last but one to the first: each covers a dash less of it than the one before, so that all are seen in turn.
 * @param xs where each value begins
 * @param start the values before the first day, if lines begin before it
 */
function tiedStretches(lines: readonly Line[], xs: readonly number[], start: readonly number[], end: number): Tied[] {
  const values = lines.map(({ upper }) => [...start, ...upper]);
  const groups = xs.map((_, at) => {
    const valueOf = (line: number) => values[line]?.[at] ?? null;
    const all = range(lines.length);
    return all.map((line) => all.filter((other) => valueOf(other) === valueOf(line)));
  });
  return lines
    .flatMap(({ part }, line): Tied[] => {
      const stretches: Tied[] = [];
      let from = 0;
      while (from < xs.length) {
        const tied = groups[from]?.[line] ?? [];
        let to = from + 1;
        while (to < xs.length && groups[to]?.[line]?.join() === tied.join()) to += 1;
        const rank = tied.indexOf(line);
        const until = xs[to] ?? end;
        // What is null is not drawn.
        if (rank < tied.length - 1 && (values[line]?.[from] ?? null) !== null && (xs[from] ?? end) < until) {
          const points = stepsOf(xs.slice(from, to), values[line]?.slice(from, to) ?? [], null, until);
          stretches.push({ part, points, rank, of: tied.length });
        }
        from = to;
      }
      return stretches;
    })
    .reverse();
}

/**
 * The corners of a line that keeps each value until the next day that has another.
 * @param from where the line begins with nothing; null: it begins with its first value
 */
function stepsOf(xs: readonly number[], values: readonly (number | null)[], from: number | null, end: number): Point[] {
  const points: [number, number][] = from === null ? [] : [[from, 0]];
  let last = from === null ? null : 0;
  values.forEach((value, at) => {
    const x = xs[at];
    if (value === null || value === last || x === undefined) return;
    if (last !== null) points.push([x, last]);
    points.push([x, value]);
    last = value;
  });
  if (last !== null) points.push([end, last]);
  return points;
}
