import { max } from 'd3';
import type { ChartSpec } from '../view/chart-spec.ts';
import { sourceLine, type ChartInput } from './chart-input.ts';
import { countOutside, outsideInWords, timeBounds } from './outside.ts';
import { periodsBetween, sizeOf } from './periods.ts';
import { tenth, type Frame, type Mark, type Scene } from './scene.ts';
import { textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { inUnits, TYPE_SIZE, type UnitFrame } from './unit-frame.ts';
import { describeWords, tableOf } from './words-in-words.ts';
import { labelMarks, labelTarget, placesBeside, rowsOfLabels, widthOfLabels } from './words-labels.ts';
import { gutterOf, layOut } from './words-layout.ts';
import { ground, lineMarks, wholeMarks } from './words-lines.ts';
import { targetsOf } from './words-targets.ts';
import { findingsOf, placing, trackOf, type Column, type WordSeries } from './words-tracks.ts';

export type { WordSeries } from './words-tracks.ts';

type Spec = Pick<ChartSpec, 'measure'>;

/** Below this many times the type size, labels stand in rows above the lines instead of at their ends. */
const NARROW = 44;

const INVITATION = 'Type a word to see how often it is used';

/**
 * How many papers match each of some queries, quarter by quarter (year by year where quarters would be too narrow): a
 * line a query, told apart by dash and weight, its name at its end. As a share, it is of the papers shown in the same
 * period, and a period without papers is a gap. Where papers are filtered out, the counts of all stand lightly behind.
 * Papers without a date, or dated far from what the data covers, are counted in the subtitle, the description and the
 * table; periods that the data does not cover to their end are marked.
 * @param series up to six, in the order in which they were asked for; more throw a RangeError
 */
export function words(
  input: ChartInput,
  series: readonly WordSeries[],
  spec: Spec,
  theme: ChartTheme,
  frame: Frame,
): Scene {
  return inUnits(frame, (unit) => {
    return series.length === 0 ? invitation(input, theme, unit) : draw(input, series, spec, theme, unit);
  });
}

function draw(
  input: ChartInput,
  series: readonly WordSeries[],
  { measure }: Spec,
  theme: ChartTheme,
  frame: UnitFrame,
): Scene {
  const { dataset, shown } = input;
  const size = TYPE_SIZE;
  const found = findingsOf(series, input);
  const labels = frame.width < NARROW * size ? rowsOfLabels(found, frame, size) : null;
  const right = frame.width - (labels === null ? widthOfLabels(found, frame, size) : 0);
  const { from, to } = timeBounds(input);
  const left = gutterOf(found, measure, size);
  const most = Math.floor((right - left) / frame.least);
  const periods = periodsBetween(from, to, most, 'quarter', dataset.coverage.to);
  const placeOf = placing(input, periods);
  const columns = periods.map((period): Column => ({ period, shown: [] }));
  for (const index of shown) columns[placeOf(index)]?.shown.push(index);
  const tracks = found.map((one) => trackOf(one, input, periods, placeOf));
  const top = max(labels ?? [], ({ y, height }) => y + height) ?? 0;
  const layout = layOut(columns, tracks, { measure, left, right, top }, frame, size);
  const places = labels ?? placesBeside(tracks, columns, layout);
  const outside = countOutside(input, periods);
  const notes = outsideInWords(outside, dataset);
  const [earliest] = periods;
  if (earliest === undefined) throw new Error('Words over time need a period.');
  const unit = sizeOf(earliest);
  return {
    width: frame.width,
    height: layout.height,
    title:
      measure === 'count' ? `Words over time, papers a ${unit}` : `Words over time, share of each ${unit}’s papers`,
    subtitle: [input.subtitle, ...notes].join(' · '),
    source: sourceLine(input),
    description: describeWords(columns, tracks, { measure, unit, notes }, input),
    // Every line bears its name.
    legend: [],
    data: tableOf(columns, tracks, { measure, outside }),
    marks: [
      ...ground(columns, layout, theme),
      ...(measure === 'count' ? tracks.flatMap((track) => wholeMarks(track, layout, theme)) : []),
      ...tracks.map((track) => lineMarks(track, columns, layout, theme)),
      ...tracks.flatMap((track, at) => labelMarks(track, places[at], columns, layout, theme)),
    ],
    targets: [
      ...columns.flatMap((column, at) => targetsOf(column, at, tracks, layout)),
      ...tracks.flatMap((track, at) => labelTarget(track, places[at], shown.length)),
    ],
    brush: {
      top: tenth(layout.top),
      bottom: tenth(layout.bottom),
      stops: periods.map(({ from, to }, at) => ({
        left: tenth(layout.x(at) - layout.step / 2),
        right: tenth(layout.x(at) + layout.step / 2),
        from,
        to,
      })),
    },
  };
}

/** What stands there while nothing is asked. */
function invitation(input: ChartInput, theme: ChartTheme, frame: UnitFrame): Scene {
  const size = TYPE_SIZE + 1;
  const lines =
    textWidth(INVITATION, size) <= frame.width - size ? [INVITATION] : ['Type a word to see', 'how often it is used'];
  const height = Math.max(frame.height, tenth(3 * size));
  return {
    width: frame.width,
    height,
    title: 'Words over time',
    subtitle: input.subtitle,
    source: sourceLine(input),
    description: `${INVITATION}.`,
    legend: [],
    data: { columns: ['Period'], rows: [] },
    marks: lines.map((text, at): Mark => {
      const y = tenth(height / 2 + (at - (lines.length - 1) / 2) * 1.4 * size + 0.35 * size);
      return { kind: 'text', x: tenth(frame.width / 2), y, text, size, fill: theme.inkSoft, anchor: 'middle' };
    }),
    targets: [],
    brush: null,
  };
}
