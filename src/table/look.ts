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

/** Of the width of the table, what its columns may take from the title. */
const MOST_SHARE = 60;

/**
 * The widths of columns as CSS lengths, by column: pixels as chosen, but together no more than their share of a narrow
 * table (the unit is that of a size container), so that the title keeps the rest.
 */
export function cssWidths(columns: readonly Column[], widths: TableLook['widths']): Partial<Record<Column, string>> {
  const others = columns.filter((column) => column !== 'title');
  const widthOf = (column: Column) => widths[column] ?? KINDS[column].width;
  const total = others.reduce((sum, column) => sum + widthOf(column), 0);
  return Object.fromEntries(
    others.map((column) => {
      const share = (widthOf(column) / total) * MOST_SHARE;
      return [column, `min(${widthOf(column)}px, ${share.toFixed(2)}cqi)`];
    }),
  );
}
