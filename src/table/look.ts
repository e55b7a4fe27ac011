/** How the table looks to one reader: kept on the device, and in no link. */
import * as v from 'valibot';
import { COLUMNS, type Column } from '../view/view.ts';
import { KINDS } from './columns.ts';

export const DENSITIES = ['compact', 'regular', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

export type TableLook = {
  density: Density;
  /** Pixels of the columns that were resized. */
  widths: Partial<Record<Column, number>>;
};

export const DEFAULT_LOOK: TableLook = { density: 'regular', widths: {} };

/** Pixels a column can have. */
export const WIDTH = { least: 48, most: 640 } as const;

/** Pixels of a row of one line: whole ones, so that what is drawn is as high as what is reckoned with. */
export const ROW_HEIGHTS: Record<Density, number> = { compact: 28, regular: 34, roomy: 42 };

const Density = v.picklist(DENSITIES);
const Width = v.pipe(v.number(), v.minValue(WIDTH.least), v.maxValue(WIDTH.most));

/** What was kept, as a look; each part of it that is no such thing is at its default. */
export function readLook(kept: unknown): TableLook {
  const parts = v.safeParse(v.object({ density: v.unknown(), widths: v.record(v.string(), v.unknown()) }), kept);
  if (!parts.success) return DEFAULT_LOOK;
  const density = v.safeParse(Density, parts.output.density);
  const widths: TableLook['widths'] = {};
  for (const column of COLUMNS) {
    const width = v.safeParse(Width, parts.output.widths[column]);
    if (width.success && column !== 'title') widths[column] = Math.round(width.output);
  }
  return { density: density.success ? density.output : DEFAULT_LOOK.density, widths };
}

/** What the columns beside the title may take together: all but these pixels, and never less than this share of it all. */
const TITLE = { pixels: 256, most: 0.4 } as const;

function widthOf(column: Column, widths: TableLook['widths']): number {
  return widths[column] ?? KINDS[column].width;
}

function others(columns: readonly Column[]): Column[] {
  return columns.filter((column) => column !== 'title');
}

/**
 * The widths of columns as CSS lengths, by column: pixels as chosen, but together no more than leaves the title its room
 * (the unit is that of a size container). Where they would be more, all shrink alike.
 */
export function cssWidths(columns: readonly Column[], widths: TableLook['widths']): Partial<Record<Column, string>> {
  const total = others(columns).reduce((sum, column) => sum + widthOf(column, widths), 0);
  const room = `max(${(1 - TITLE.most) * 100}cqi, 100cqi - ${TITLE.pixels}px)`;
  return Object.fromEntries(
    others(columns).map((column) => {
      const width = widthOf(column, widths);
      return [column, `min(${width}px, ${(width / total).toFixed(4)} * ${room})`];
    }),
  );
}

/** The same in pixels, for a table of some width. */
export function drawnWidth(
  columns: readonly Column[],
  widths: TableLook['widths'],
  table: number,
  column: Column,
): number {
  const total = others(columns).reduce((sum, one) => sum + widthOf(one, widths), 0);
  const width = widthOf(column, widths);
  return Math.round(Math.min(width, (width / total) * roomOf(table)));
}

function roomOf(table: number): number {
  return Math.max((1 - TITLE.most) * table, table - TITLE.pixels);
}

/**
 * What a column has to be given so that it is drawn with a width, though all shrink together where there is little room:
 * then the others give way, and no more is taken than leaves them a fifth of what they share.
 */
export function widthFor(
  columns: readonly Column[],
  widths: TableLook['widths'],
  table: number,
  column: Column,
  drawn: number,
): number {
  const rest = others(columns).reduce((sum, one) => (one === column ? sum : sum + widthOf(one, widths)), 0);
  const room = roomOf(table);
  const wanted =
    drawn + rest <= room ? drawn : (rest * Math.min(drawn, room * 0.8)) / (room - Math.min(drawn, room * 0.8));
  return Math.round(Math.min(Math.max(wanted, WIDTH.least), WIDTH.most));
}
