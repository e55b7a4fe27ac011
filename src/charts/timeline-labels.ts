/** Labels at the ends of lines, moved apart where lines end close together. */
import { shareInWords } from '../papers/cross-table.ts';
import { tenth, type Mark } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Line } from './timeline-running.ts';
import type { Division, TimelineSpec } from './timeline-lanes.ts';
import type { Stage } from './timeline-stage.ts';
import { shareAndCount } from './timeline-words.ts';
import { TYPE_SIZE, type UnitFrame } from './unit-frame.ts';

/** The share of the width that labels may take; longer names are cut. */
const WIDEST = 0.36;
/** From this many times the type size downwards, names give way to the lines. */
const NARROWEST = 18;
/** How much wider than a dot the widest of the rings around it may be, in pixels. */
const WIDEST_RING = 4.5;
/** From one label to the next, in times the type size. */
const GAP = 1.25;

/** How high a lane has to be for so many labels. */
export function leastHeight(labels: number, size: number): number {
  return size * GAP * Math.max(2, labels);
}

/** What stands to the left of a label: a leader to its line. */
function leaderWidth(size: number): number {
  return size;
}

/** The longest number that a label can end with, with or without the count behind a share. */
function longestNumber({ measure }: TimelineSpec, whole: number, long: boolean): string {
  if (measure === 'count') return `${whole} of ${whole}`;
  return long ? `100 % (${whole} of ${whole})` : '100 %';
}

function longestLabel(
  { companies, lanes }: Division,
  spec: TimelineSpec,
  size: number,
  whole: number,
  long: boolean,
): number {
  const names = [...companies, ...lanes.flatMap(({ parts }) => parts)].map(({ name }) => textWidth(name, size, true));
  return Math.max(0, ...names) + size * 0.5 + textWidth(longestNumber(spec, whole, long), size) + leaderWidth(size);
}

/**
 * The room for labels beside the lines. It depends on the whole alone, so that nothing moves when filters change.
 */
export function labelRoom(division: Division, spec: TimelineSpec, frame: UnitFrame, whole: number): number {
  const size = TYPE_SIZE;
  const most = frame.width * WIDEST;
  const long = longestLabel(division, spec, size, whole, true);
  // A number is never cut, and its name keeps some letters, unless the lines would have no room left.
  const letters = Math.max(size * 0.4, Math.min(size * 4, frame.width - size * NARROWEST));
  const least = textWidth(longestNumber(spec, whole, false), size) + leaderWidth(size) + letters;
  return long <= most ? long : Math.max(least, Math.min(most, longestLabel(division, spec, size, whole, false)));
}

function numberOf({ run, count, of }: Line, { measure }: TimelineSpec, long: boolean): string {
  const all = run.whole.at(-1) ?? 0;
  if (measure === 'count') return count === all ? `${count}` : `${count} of ${all}`;
  if (of === 0) return 'none';
  return long ? (shareAndCount(count, of) ?? '') : shareInWords(count, of);
}

/** The name of each line with its number, beside its end, with a thin leader, since labels that would touch move apart. */
export function endLabels(
  lines: readonly Line[],
  ends: readonly number[],
  end: number,
  right: number,
  { top, base }: { top: number; base: number },
  spec: TimelineSpec,
  { theme, size, width }: Stage,
): Mark[] {
  const places = apart(ends, size * GAP, top, base - size * 0.2);
  const x = right + leaderWidth(size);
  const room = width - x - size * 0.4;
  // Counts stand behind shares if there is room for all of them.
  const long = lines.every(
    (line) => textWidth(line.part.name, size, true) + textWidth(numberOf(line, spec, true), size) <= room,
  );
  return lines.flatMap((line, at): Mark[] => {
    const [wanted, place] = [tenth(ends[at] ?? 0), tenth(places[at] ?? 0)];
    const { part } = line;
    // Dots of lines that end together are rings around the last of them.
    const [tied, inner] = [ends, ends.slice(at + 1)].map((some) => some.filter((one) => tenth(one) === wanted).length);
    const radius = tenth(size * 0.25 + Math.min(1.5, WIDEST_RING / (tied ?? 1)) * (inner ?? 0));
    const number = numberOf(line, spec, long);
    const name = fitText(part.name, size, room - textWidth(number, size), true);
    const colour = part.company === null ? theme.ink : theme.company(part.company);
    const y = tenth(place + size * 0.35);
    const leader = [
      [end, wanted],
      [right, wanted],
      [x - size * 0.3, place],
    ] as const;
    return [
      { kind: 'path', points: leader.map(([a, b]) => [tenth(a), b] as const), stroke: theme.inkSoft, weight: 0.5 },
      { kind: 'circle', x: tenth(end), y: wanted, radius, fill: colour },
      { kind: 'text', x: tenth(x), y, text: name, size, fill: theme.ink, anchor: 'start', bold: true },
      {
        kind: 'text',
        x: tenth(x + textWidth(name, size, true) + size * 0.4),
        y,
        text: number,
        size,
        fill: theme.inkSoft,
        anchor: 'start',
      },
    ];
  });
}

/**
 * Moves labels no farther than they have to, so that each is at least `gap` from the next, in the order of their places.
 * @param wanted where each label would stand, rising or not
 * @param top the least, and `bottom` the greatest place; they have to leave room for all
 * @returns where each stands, in the order of `wanted`
 */
export function apart(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place || a.at - b.at);
  // Labels that would touch form a block, which stands where its labels would stand on average.
  const blocks: { start: number; members: { place: number; at: number }[] }[] = [];
  const startOf = (members: readonly { place: number }[]) => {
    const mean = members.reduce((sum, { place }, i) => sum + place - i * gap, 0) / members.length;
    return Math.max(top, Math.min(bottom - (members.length - 1) * gap, mean));
  };
  for (const one of order) {
    let block = { start: startOf([one]), members: [one] };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.start + last.members.length * gap <= block.start) break;
      blocks.pop();
      const members = [...last.members, ...block.members];
      block = { start: startOf(members), members };
    }
    blocks.push(block);
  }
  const places = [...wanted];
  for (const { start, members } of blocks) members.forEach(({ at }, i) => (places[at] = start + i * gap));
  return places;
}
