/** The names in a timeline, each a place to choose: of lanes, above or beside them, and of companies, above all. */
import { tenth, type Mark, type Target } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { Lane, Part, Tally, TimelineSpec } from './timeline-lanes.ts';
import type { Stage } from './timeline-stage.ts';
import { drawnInWords, tallyInWords } from './timeline-words.ts';
import { rowHeight, TYPE_SIZE, type UnitFrame } from './unit-frame.ts';

/** From this many times the type size on, the names of categories stand beside their lanes instead of above. */
const WIDE = 46;
/** The share of the width that names beside lanes may take; longer ones are cut. */
const WIDEST_NAMES = 0.34;

/**
 * The width that the names of lanes take beside them, with their counts; 0 where they stand above. It depends on the
 * whole alone, so that nothing moves when filters change.
 */
export function namesBeside(
  lanes: readonly { name: string }[],
  { split }: Pick<TimelineSpec, 'split'>,
  frame: UnitFrame,
  whole: number,
): number {
  const size = TYPE_SIZE;
  if (split !== 'category' || frame.width < WIDE * size) return 0;
  const longest = Math.max(0, ...lanes.map(({ name }) => textWidth(name, size)));
  const beside = longest + size * 1.5 + textWidth(`${whole} of ${whole}`, size);
  return Math.max(frame.least, Math.min(beside, frame.width * WIDEST_NAMES));
}

/** The dot of a company's colour before its name, both on a line of text that ends at `y`. */
function namedDot({ theme, size }: Stage, part: Part, x: number, y: number): Mark {
  const dot = tenth(size * 0.75);
  const fill = part.company === null ? theme.inkSoft : theme.company(part.company);
  return {
    kind: 'rect',
    x: tenth(x),
    y: tenth(y - size * 0.77),
    width: dot,
    height: dot,
    fill,
    radius: tenth(dot / 2),
  };
}

/** A lane's name and count above it; a company's with its dot. */
export function nameAbove(stage: Stage, lane: Lane, top: number): Mark[] {
  const { theme, size, width } = stage;
  const y = tenth(top + size * 1.4);
  const [only] = lane.parts;
  const dot = lane.field === 'company' && only !== undefined ? [namedDot(stage, only, 0, y)] : [];
  const x = dot.length === 0 ? 0 : tenth(size * 1.2);
  const count = drawnInWords(lane);
  const text = fitText(lane.name, size, width - x - size * 0.5 - textWidth(count, size), true);
  return [
    ...dot,
    { kind: 'text', x, y, text, size, fill: theme.ink, anchor: 'start', bold: true },
    {
      kind: 'text',
      x: tenth(x + textWidth(text, size, true) + size * 0.5),
      y,
      text: count,
      size,
      fill: theme.inkSoft,
      anchor: 'start',
    },
  ];
}

/** A category's name and count beside its lane, on the lane's baseline. */
export function nameBeside({ theme, size, left }: Stage, lane: Lane, base: number): Mark[] {
  const y = tenth(base - size * 0.3);
  const count = drawnInWords(lane);
  const text = fitText(lane.name, size, left - textWidth(count, size) - size * 1.2);
  const fill = lane.drawn === 0 ? theme.inkSoft : theme.ink;
  return [
    { kind: 'text', x: 0, y, text, size, fill, anchor: 'start' },
    { kind: 'text', x: tenth(left - size * 0.7), y, text: count, size, fill: theme.inkSoft, anchor: 'end' },
  ];
}

/** A place to choose a lane's company or category by its name; none where the lane holds all papers. */
export function laneTargets({ size, least, width, left }: Stage, lane: Lane, top: number, base: number): Target[] {
  if (lane.field === null) return [];
  const height = Math.max(least, tenth(size * 1.5));
  const above = {
    x: 0,
    // Around small type a target reaches further up than its lane.
    y: tenth(Math.max(top, top + size * 1.05 - height / 2)),
    width: Math.min(width, tenth(textWidth(lane.name, size, true) + size * 6)),
    height,
  };
  const beside = { x: 0, y: tenth(top), width: tenth(left), height: tenth(base - top) };
  return [
    {
      ...(left === 0 ? above : beside),
      label: tallyInWords(lane.name, lane),
      papers: lane.papers,
      choice: lane.field === 'company' ? { company: lane.value } : { category: lane.value },
    },
  ];
}

/** The names of companies with their colours and counts, where lanes do not name them, as many lines as they need. */
export function companyKey(
  stage: Stage,
  frame: UnitFrame,
  companies: readonly (Part & Tally)[],
): { marks: Mark[]; targets: Target[]; height: number } {
  const { theme, size, width } = stage;
  const height = rowHeight(frame, tenth(size * 1.7));
  const [marks, targets]: [Mark[], Target[]] = [[], []];
  let [x, top] = [0, 0];
  for (const part of companies) {
    const count = drawnInWords(part);
    const textAt = size * 1.2;
    const countWidth = textWidth(count, size);
    const name = fitText(part.name, size, width - textAt - countWidth - size * 0.5);
    const countAt = textAt + textWidth(name, size) + size * 0.5;
    const wide = Math.max(frame.least, countAt + countWidth);
    if (x > 0 && x + wide > width) [x, top] = [0, top + height];
    const y = tenth(top + height / 2 + size * 0.35);
    marks.push(
      namedDot(stage, part, x, y),
      { kind: 'text', x: tenth(x + textAt), y, text: name, size, fill: theme.ink, anchor: 'start' },
      { kind: 'text', x: tenth(x + countAt), y, text: count, size, fill: theme.inkSoft, anchor: 'start' },
    );
    if (part.company !== null) {
      const label = tallyInWords(part.name, part);
      const place = { x: tenth(x), y: tenth(top), width: tenth(Math.min(wide, width - x)), height };
      targets.push({ ...place, label, papers: part.papers, choice: { company: part.company } });
    }
    x += wide + size * 1.5;
  }
  return { marks, targets, height: companies.length === 0 ? 0 : top + height };
}
