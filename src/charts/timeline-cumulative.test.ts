import { describe, expect, it } from 'vitest';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { behind, drawn } from '../../tests/fixtures/timeline-laws.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import type { ChartInput } from './chart-input.ts';
import type { Frame, Mark, Scene } from './scene.ts';
import { timeline } from './timeline.ts';
import type { TimelineSpec } from './timeline-lanes.ts';

const frame: Frame = { width: 900, height: 252, textScale: 1 };
const published = chartInput(publishedDataset());

function lines(input: ChartInput, change: Partial<TimelineSpec> = {}, room: Partial<Frame> = {}): Scene {
  return timeline(input, { ...DEFAULT_CHARTS, form: 'cumulative', ...change }, theme, { ...frame, ...room });
}

function texts(scene: Scene): string[] {
  return textsOf(scene).map(({ text }) => text);
}

/** The lines and areas that stand for papers. */
function paths(scene: Scene): Extract<Mark, { kind: 'path' }>[] {
  return flat(scene.marks).filter((mark) => mark.kind === 'path' && mark.papers !== undefined) as Extract<
    Mark,
    { kind: 'path' }
  >[];
}

const steps = chartInput(
  smallDataset({
    coverage: { from: '2022-01-01', to: '2022-12-31' },
    papers: [
      paperWith({ id: 'a', company: 'alpha-lab', date: '2022-02-01' }),
      paperWith({ id: 'b', company: 'beta', date: '2022-05-01' }),
      paperWith({ id: 'c', company: 'alpha-lab', date: '2022-08-01' }),
      paperWith({ id: 'd', company: 'alpha-lab', date: '2022-08-01', category: 'robustness' }),
    ],
  }),
);

describe('papers added up over time', () => {
  it('are a line a company, with its name and its papers at its end', () => {
    const scene = lines(published);
    expect(scene.title).toBe('Papers added up over time');
    expect(paths(scene).map(({ papers }) => papers?.length)).toEqual([25, 42, 11]);
    expect(texts(scene)).toEqual(expect.arrayContaining(['Anthropic', '25', 'Google DeepMind', '42', 'OpenAI', '11']));
    expect(scene.legend).toEqual([]);
  });

  it('rise in steps, on the days of the papers, by as much as there are papers', () => {
    const [alpha] = paths(lines(steps));
    const points = alpha?.points ?? [];
    const rises = points.slice(1).flatMap(([x, y], at) => {
      const [before = 0, height = 0] = points[at] ?? [];
      // Each piece is either level or upright.
      expect(x === before || y === height).toBe(true);
      return y === height ? [] : [height - y];
    });
    expect(rises).toHaveLength(2);
    expect((rises[1] ?? 0) / (rises[0] ?? 1)).toBeCloseTo(2, 1);
    const ends = [points[0], points.at(-1)];
    expect((ends[0]?.[1] ?? 0) - (ends[1]?.[1] ?? 0)).toBeCloseTo((rises[0] ?? 0) * 3, 0);
  });

  it('are counted so far in the table and the names of periods', () => {
    const scene = lines(steps);
    expect(scene.data.rows).toEqual([
      ['Q1 2022', 1, 0, 1],
      ['Q2 2022', 1, 1, 2],
      ['Q3 2022', 3, 1, 4],
      ['Q4 2022', 3, 1, 4],
    ]);
    expect(scene.targets.map(({ label }) => label)).toEqual([
      'Q1 2022: 1 paper (Alpha Lab 1); 1 so far (Alpha Lab 1)',
      'Q2 2022: 1 paper (Beta 1); 2 so far (Alpha Lab 1, Beta 1)',
      'Q3 2022: 2 papers (Alpha Lab 2); 4 so far (Alpha Lab 3, Beta 1)',
      'Q4 2022: 0 papers; 4 so far (Alpha Lab 3, Beta 1)',
    ]);
    expect(scene.description).toContain('Half of them by 1 May 2022.');
  });

  it('stand on the whole, drawn lightly, where some are filtered out', () => {
    const filters = { ...NO_FILTERS, category: { only: ['robustness'], without: [] } };
    const scene = lines(chartInput(published.dataset, filters));
    const light = flat(scene.marks).filter((mark) => mark.kind === 'path' && mark.stroke === theme.whole);
    expect(light).toHaveLength(3);
    expect(texts(scene)).toEqual(expect.arrayContaining(['0 of 25', '9 of 42', '1 of 11']));
    expect(flat(lines(published).marks).some((mark) => 'stroke' in mark && mark.stroke === theme.whole)).toBe(false);
    // The scale stays where it was.
    const scale = (one: Scene) => texts(one).filter((text) => /^\d+$/.test(text) && Number(text) % 5 === 0);
    expect(scale(scene)).toEqual(expect.arrayContaining(scale(lines(published)).filter((text) => text !== '25')));
  });

  it('move labels apart where lines end at the same place, with a leader each', () => {
    const companies = Array.from({ length: 9 }, (_, at) => ({ id: `c${at}`, name: `Company ${at}` }));
    const papers = companies.map(({ id }) => paperWith({ id: `p-${id}`, company: id }));
    const scene = lines(chartInput(smallDataset({ companies, papers })));
    const labels = textsOf(scene).filter(({ text }) => text.startsWith('Company'));
    const heights = labels.map(({ y }) => y).toSorted((a, b) => a - b);
    heights.slice(1).forEach((y, at) => expect(y - (heights[at] ?? 0)).toBeGreaterThan(14));
  });
});

describe('lines that lie on each other', () => {
  const papers = ['alpha-lab', 'beta', 'gamma'].flatMap((company) => [
    paperWith({ id: `${company}-1`, company, date: company === 'gamma' ? '2022-05-01' : '2022-02-01' }),
    paperWith({ id: `${company}-2`, company, date: '2022-08-01' }),
  ]);
  const companies = [
    { id: 'alpha-lab', name: 'Alpha Lab' },
    { id: 'beta', name: 'Beta' },
    { id: 'gamma', name: 'Gamma' },
  ];
  const coverage = { from: '2022-01-01', to: '2022-12-31' };
  const scene = lines(chartInput(smallDataset({ coverage, companies, papers })));
  const dashed = flat(scene.marks).filter((mark) => mark.kind === 'path' && mark.dash !== undefined);
  const end = Math.max(...paths(scene).flatMap(({ points }) => points.map(([x]) => x)));

  it('are drawn in turns where they do, also at their ends', () => {
    const last = dashed.flatMap((mark) =>
      mark.kind === 'path' && mark.points.at(-1)?.[0] === end ? { stroke: mark.stroke, dash: mark.dash } : [],
    );
    // Gamma, the last of three, shows through what is left of each dash.
    expect(last).toEqual([
      { stroke: theme.company('beta'), dash: '10 5' },
      { stroke: theme.company('alpha-lab'), dash: '5 10' },
    ]);
    const ofTwo = dashed.flatMap((mark) => (mark.kind === 'path' && mark.dash === '5 5' ? [mark.stroke] : []));
    expect(ofTwo).toEqual([theme.company('alpha-lab')]);
    for (const mark of dashed) expect(mark.papers).toBeUndefined();
  });

  it('end in rings around each other', () => {
    const dots = flat(scene.marks).filter((mark) => mark.kind === 'circle');
    expect(dots.map(({ fill }) => fill)).toEqual(companies.map(({ id }) => theme.company(id)));
    expect(dots.map(({ radius }) => radius)).toEqual(dots.map(({ radius }) => radius).toSorted((a, b) => b - a));
    expect(new Set(dots.map(({ radius }) => radius)).size).toBe(3);
  });

  it('are whole where they do not', () => {
    const apart = lines(steps);
    const [alpha, beta] = paths(apart).map(({ points }) => [...new Set(points.map(([x]) => x))]);
    const [start, february, august] = alpha ?? [];
    const may = beta?.[1];
    const spans = flat(apart.marks).flatMap((mark) =>
      mark.kind === 'path' && mark.dash !== undefined ? [[mark.points[0]?.[0], mark.points.at(-1)?.[0]]] : [],
    );
    // Nothing at first, and one paper each from May to August.
    expect(spans.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
      [start, february],
      [may, august],
    ]);
  });
});

describe('papers added up in other divisions', () => {
  it('of companies on top of each other are areas that fill the whole', () => {
    const scene = lines(published, { split: 'stacked' });
    expect(paths(scene).every(({ fill, stroke }) => fill !== undefined && stroke === theme.ground)).toBe(true);
    expect(drawn(scene)).toEqual(published.shown);
    const filters = { ...NO_FILTERS, company: { only: ['openai'], without: [] } };
    expect(behind(lines(chartInput(published.dataset, filters), { split: 'stacked' }))).toHaveLength(78 - 11);
  });

  it('of all companies together are one line in ink', () => {
    const scene = lines(published, { split: 'none' });
    expect(paths(scene).map(({ stroke }) => stroke)).toEqual([theme.ink]);
    expect(texts(scene)).toEqual(expect.arrayContaining(['All papers', '78']));
  });

  it('by category have a lane each on one scale, also one without papers', () => {
    const scene = lines(published, { split: 'category' });
    expect(texts(scene)).toEqual(expect.arrayContaining(['Multi-agent safety', '0', 'Enhancing human feedback', '30']));
    const perPaper = paths(scene).map(({ points, papers }) => {
      const heights = points.map(([, y]) => y);
      return (Math.max(...heights) - Math.min(...heights)) / (papers?.length ?? 1);
    });
    expect(Math.max(...perPaper) - Math.min(...perPaper)).toBeLessThan(0.2);
    expect(scene.data.rows.at(-1)).toEqual(['Q3 2024 (Jul only)', 'Multi-agent safety', 0, 0, 0, 0]);
    expect(scene.targets.flatMap(({ choice }) => choice.category ?? [])).toHaveLength(10);
  });
});

describe('shares of all papers so far', () => {
  const scene = lines(steps, { measure: 'share' });

  it('come with their counts, and begin with the first paper', () => {
    expect(scene.title).toBe('Shares of all papers so far');
    expect(scene.data.rows[2]).toEqual(['Q3 2022', '75 % (3 of 4)', '25 % (1 of 4)', 4]);
    expect(scene.targets[2]?.label).toBe(
      'Q3 2022: 2 papers (Alpha Lab 2); 4 so far: Alpha Lab 75 % (3 of 4), Beta 25 % (1 of 4)',
    );
    expect(texts(scene)).toEqual(expect.arrayContaining(['75 % (3 of 4)', '25 % (1 of 4)', '60 %']));
    expect(scene.description).toContain('Of all at the end: Alpha Lab 75 % (3 of 4), Beta 25 % (1 of 4).');
    const [alpha, beta] = paths(scene);
    const start = scene.targets[0]?.x ?? 0;
    expect(alpha?.points[0]?.[0]).toBeGreaterThan(start + 20);
    expect(beta?.points[0]?.[0]).toBe(alpha?.points[0]?.[0]);
  });

  it('are none while all papers are filtered out', () => {
    const filters = { ...NO_FILTERS, category: { only: ['robustness'], without: [] } };
    const some = lines(chartInput(steps.dataset, filters), { measure: 'share' });
    const august = Number(some.targets[2]?.x) + Number(some.targets[2]?.width) / 3;
    for (const { points } of paths(some)) expect(points[0]?.[0]).toBeGreaterThan(august - 5);
    expect(some.data.rows.map((row) => row[1])).toEqual(['no papers', 'no papers', '100 % (1 of 1)', '100 % (1 of 1)']);
  });

  it('leave the counts out of labels where not all of them fit', () => {
    const narrow = texts(lines(published, { measure: 'share' }, { width: 320 }));
    expect(narrow).toEqual(expect.arrayContaining(['32 %', '54 %', '14 %']));
    expect(narrow.filter((text) => text.includes('of'))).toEqual([]);
  });

  it('of what is not divided are of all that could be shown', () => {
    const filters = { ...NO_FILTERS, company: { only: ['beta'], without: [] } };
    const some = lines(chartInput(steps.dataset, filters), { measure: 'share', split: 'none' });
    expect(some.data.rows.map((row) => row[1])).toEqual([
      '0 % (0 of 1)',
      '50 % (1 of 2)',
      '25 % (1 of 4)',
      '25 % (1 of 4)',
    ]);
    expect(some.targets[1]?.label).toBe('Q2 2022: 1 paper; so far 50 % (1 of 2)');
  });
});
