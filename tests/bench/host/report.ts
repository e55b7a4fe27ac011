import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Figure, Unit } from '../figures.ts';
import { judged } from '../goals.ts';

/** What the figures were taken on. */
export type Circumstances = {
  date: string;
  node: string;
  chromium: string;
  cores: number;
  processor: string;
  /** The mean number of processes that wanted a core in the minute before the first measurement. */
  loadBefore: number;
  sizes: number[];
  suites: string[];
};

/** The figures as text: a block for each suite and list, a line a figure, each beside its goal. */
export function tableOf(figures: readonly Figure[]): string {
  const blocks = new Map<string, Figure[]>();
  for (const figure of figures) {
    const title = `${figure.suite}, ${sizeInWords(figure.size)}`;
    blocks.set(title, [...(blocks.get(title) ?? []), figure]);
  }
  return [...blocks].map(([title, rows]) => [`\n${title}`, ...linesOf(rows)].join('\n')).join('\n');
}

/** Writes the figures, judged, and what they were taken on, as JSON. */
export function writeResults(file: string, circumstances: Circumstances, figures: readonly Figure[]): void {
  const results = figures.map(({ goal, ...figure }) => ({
    ...figure,
    goal: judged(goal, figure.size, figure.value),
    ...(goal?.setFor === undefined ? {} : { goalSetFor: goal.setFor }),
  }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...circumstances, figures: results }, null, 2)}\n`);
}

function linesOf(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => [
    figure.name,
    `${written(figure.value, figure.unit)}${unitInWords(figure.unit)}`,
    goalInWords(figure),
    besideInWords(figure),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(([name = '', value = '', goal = '', rest = '']) =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${goal.padEnd(widths[2] ?? 0)}  ${rest}`.trimEnd(),
  );
}

function sizeInWords(size: number | null): string {
  return size === null ? 'the papers that ship' : `${size.toLocaleString('en')} papers`;
}

function goalInWords({ goal, size, value, unit }: Figure): string {
  const judgement = judged(goal, size, value);
  if (judgement === null) return '';
  const sign = judgement.better === 'lower' ? '≤' : '≥';
  const setFor = goal?.setFor === undefined ? '' : ` (${goal.setFor})`;
  return `goal ${sign} ${plain(judgement.limit, unit)}${setFor}: ${judgement.met ? 'met' : 'MISSED'}`;
}

function besideInWords({ beside = {}, details = {}, note, samples, unit }: Figure): string {
  const pairs = (of: Record<string, number>) =>
    Object.entries(of).map(([name, value]) => `${name} ${written(value, unitOf(name, unit))}`);
  const parts = [
    Object.keys(beside).length === 0 ? [] : [`beside: ${pairs(beside).join(', ')}`],
    pairs(details),
    note ?? [],
    samples > 1 ? `n = ${samples.toLocaleString('en')}` : [],
  ];
  return parts.flat().join('; ');
}

/** A detail is in the unit of its figure unless its name says another. */
function unitOf(name: string, unit: Unit): Unit {
  if (/\bms$/.test(name)) return 'ms';
  return /^(SVG elements|files|rows)$/.test(name) ? 'elements' : unit;
}

function unitInWords(unit: Unit): string {
  return unit === 'share' || unit === 'elements' || unit === 'words' ? '' : ` ${unit}`;
}

function written(value: number, unit: Unit): string {
  if (unit === 'share') return value.toFixed(3).replace(/^0/, '');
  if (unit === 'elements' || unit === 'words') return value.toLocaleString('en');
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3);
}

function plain(limit: number, unit: Unit): string {
  return unit === 'share' ? `${limit}`.replace(/^0/, '') : limit.toLocaleString('en');
}
