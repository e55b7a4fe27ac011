/** The numbers of a chart, and what it shows, as texts to take away. */
import { csv } from '../files/csv.ts';
import { tsv } from '../files/tsv.ts';
import type { Scene } from './scene.ts';

/** The table of the chart; behind an empty line what it shows, by which filters, and where the numbers come from. */
export function chartCsv(scene: Scene, link: string | null): string {
  return csv([...tableOf(scene), [], ...aboutOf(scene, link)]);
}

/** The table alone, to be pasted into a spreadsheet. */
export function chartTsv(scene: Scene): string {
  return tsv(tableOf(scene));
}

/** The table with numbers as numbers, and what it shows. */
export function chartJson({ title, subtitle, description, source, data }: Scene, link: string | null): string {
  const about = { title, filters: subtitle, description, source, ...(link === null ? {} : { link }) };
  return `${JSON.stringify({ ...about, ...data }, null, 2)}\n`;
}

/** What the picture shows, for those who cannot see it. */
export function altText({ title, subtitle, description, source }: Scene): string {
  return `${title} (${subtitle}). ${description} ${source}`;
}

function tableOf({ data: { columns, rows } }: Scene): string[][] {
  return [[...columns], ...rows.map((row) => row.map(String))];
}

function aboutOf({ title, subtitle, source }: Scene, link: string | null): string[][] {
  return [['Chart', title], ['Filters', subtitle], ['Source', source], ...(link === null ? [] : [['Link', link]])];
}
