import { csvParseRows, tsvParseRows } from 'd3';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CHART_PICTURES, plainSeries } from '../../tests/fixtures/chart-pictures.ts';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { DRAWINGS } from '../app/charts.ts';
import { altText, chartCsv, chartJson, chartTsv } from './chart-data.ts';

const dataset = publishedDataset();
const series = plainSeries(dataset, ['reward', 'robust']);
const HOME = 'https://example.org/papers/?company=openai';
const scenes = Object.entries(CHART_PICTURES).map(([name, { name: chart, view }]) => {
  const input = { ...chartInput(dataset), subtitle: '11 of 78 papers · OpenAI, “=now”' };
  return [name, DRAWINGS[chart](input, view, series, plainTheme, { width: 640, height: 252, textScale: 1 })] as const;
});

describe.each(scenes)('the data of %s', (_, scene) => {
  const table = [scene.data.columns, ...scene.data.rows.map((row) => row.map(String))];

  it('is restored from its CSV, which says what it is', () => {
    const rows = csvParseRows(chartCsv(scene, HOME).slice(1));
    expect(rows.slice(0, table.length)).toEqual(table);
    expect(rows.slice(table.length)).toEqual([
      [''],
      ['Chart', scene.title],
      ['Filters', scene.subtitle],
      ['Source', scene.source],
      ['Link', HOME],
    ]);
  });

  it('is restored from its JSON, with numbers as numbers', () => {
    const read = v.parse(v.record(v.string(), v.unknown()), JSON.parse(chartJson(scene, HOME)));
    expect(read).toEqual({
      title: scene.title,
      filters: scene.subtitle,
      description: scene.description,
      source: scene.source,
      link: HOME,
      columns: scene.data.columns,
      rows: scene.data.rows,
    });
  });

  it('is the table alone where it is pasted', () => {
    expect(tsvParseRows(chartTsv(scene).replace(/\n$/, ''))).toEqual(table);
  });

  it('has an alternative text with title, filters, what it shows, and source', () => {
    const text = altText(scene);
    for (const part of [scene.title, scene.subtitle, scene.description, scene.source]) expect(text).toContain(part);
  });

  it('names no link where the page is published nowhere', () => {
    expect(chartCsv(scene, null)).not.toMatch(/Link|https:\/\/example/);
    expect(chartJson(scene, null)).not.toMatch(/"link"/);
  });
});
