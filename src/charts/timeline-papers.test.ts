import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { drawn, expectTimeline } from '../../tests/fixtures/timeline-laws.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_CHARTS, SPLITS } from '../view/chart-spec.ts';
import type { ChartInput } from './chart-input.ts';
import type { Frame, Mark, Scene } from './scene.ts';
import { timeline } from './timeline.ts';
import type { TimelineSpec } from './timeline-lanes.ts';

const frame: Frame = { width: 900, height: 252, textScale: 1 };
const published = chartInput(publishedDataset());
const spec: TimelineSpec = { ...DEFAULT_CHARTS, form: 'papers' };

function papers(input: ChartInput, change: Partial<TimelineSpec> = {}, room: Partial<Frame> = {}): Scene {
  return timeline(input, { ...spec, ...change }, theme, { ...frame, ...room });
}

function circlesOf(scene: Scene): Extract<Mark, { kind: 'circle' }>[] {
  return flat(scene.marks).filter((mark) => mark.kind === 'circle');
}

/** So many papers of two companies, spread over the days of two years. */
function list(count: number): ChartInput {
  const many = Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2022, 0, 1 + ((at * 389) % 570))).toISOString().slice(0, 10);
    return paperWith({ id: `p${at}`, date: day, company: at % 3 === 0 ? 'beta' : 'alpha-lab' });
  });
  return chartInput(smallDataset({ papers: many }));
}

describe('the published papers by day', () => {
  const scene = papers(published);

  it('are a circle each, in the colour of their company', () => {
    const circles = circlesOf(scene);
    expect(circles.flatMap((circle) => circle.papers ?? []).toSorted((a, b) => a - b)).toEqual(published.shown);
    expect(new Set(circles.map(({ fill }) => fill)).size).toBe(3);
    expect(scene.title).toBe('Papers by day');
  });

  it('stand from left to right by their days', () => {
    const date = ({ papers: [index = -1] = [] }: Mark) => published.dataset.papers[index]?.date ?? '';
    const days = circlesOf(scene).toSorted((a, b) => a.x - b.x || date(a).localeCompare(date(b)));
    expect(days.map(date)).toEqual(days.map(date).toSorted());
  });

  it('lead from a lane in a period to its papers, and let a pointer find each', () => {
    const cell = scene.targets.find(({ label }) => label.startsWith('Google DeepMind, Q4 2023'));
    expect(cell?.label).toBe('Google DeepMind, Q4 2023: 9 papers');
    expect(cell?.choice).toEqual({ company: 'google-deepmind', period: { from: '2023-10', to: '2023-12' } });
    expect(scene.hits?.map(({ paper }) => paper).toSorted((a, b) => a - b)).toEqual(published.shown);
    const places = new Map(circlesOf(scene).map(({ x, y, radius, papers: [index] = [] }) => [index, { x, y, radius }]));
    for (const { paper, ...place } of scene.hits ?? []) expect(place).toEqual(places.get(paper));
  });

  it('by category have a lane each, and the names of companies above', () => {
    const byCategory = papers(published, { split: 'category' });
    const texts = textsOf(byCategory).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['Multi-agent safety', 'Enhancing human feedback', 'OpenAI']));
    const choices = byCategory.targets.map(({ choice }) => choice);
    expect(choices).toContainEqual({ category: 'unlearning', period: { from: '2024-04', to: '2024-06' } });
  });

  it('do not speak of periods that are not drawn', () => {
    expect(papers(published, { period: 'month' }, { width: 320 }).subtitle).toBe('The filters in words');
  });
});

describe('circles', () => {
  it('do not move when filters change; those filtered out are light and cannot be hit', () => {
    const filters = { ...NO_FILTERS, company: { only: ['openai'], without: [] } };
    const some = chartInput(published.dataset, filters);
    const place = ({ x, y, radius, papers: [index] = [] }: Extract<Mark, { kind: 'circle' }>) => [index, x, y, radius];
    const [all, few] = [papers(published), papers(some)];
    expect(circlesOf(few).map(place)).toEqual(circlesOf(all).map(place));
    expect(circlesOf(few).filter(({ fill }) => fill === theme.whole)).toHaveLength(78 - 11);
    expect(few.hits?.map(({ paper }) => paper).toSorted((a, b) => a - b)).toEqual(some.shown);
  });

  it('never hide one another, whatever the data and the room', () => {
    fc.assert(
      fc.property(
        someInput({ papers: 80, companies: 4, categories: 3 }),
        fc.constantFrom(...SPLITS),
        someFrame,
        (input, split, room) => {
          const circles = circlesOf(timeline(input, { ...spec, split }, theme, room));
          const close = circles.flatMap((a, at) =>
            circles.slice(at + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius),
          );
          expect(close).toEqual([]);
        },
      ),
    );
  });

  it('shrink as lanes fill', () => {
    const radius = (count: number) => circlesOf(papers(list(count)))[0]?.radius ?? 0;
    expect([radius(20), radius(600) < radius(20), radius(1800) < radius(600)]).toEqual([7, true, true]);
  });

  it('are one path a colour where there are thousands', () => {
    const input = list(3000);
    const scene = papers(input, {}, { width: 1200, height: 700 });
    const dots = flat(scene.marks).filter((mark) => mark.kind === 'dots');
    expect(dots.map(({ points }) => points.length)).toEqual([2000, 1000]);
    expect(scene.hits).toHaveLength(3000);
    expectTimeline(scene, input, spec);
  });

  it('give way to bars where they do not fit, which is said', () => {
    const crowded = list(6000);
    const scene = papers(crowded, {}, { width: 320 });
    expect(scene.subtitle).toContain('each mark is several papers, since a circle each would not fit');
    expect(scene.description).toContain('Each mark is several papers, since a circle each would not fit.');
    expect(scene.hits).toBeUndefined();
    expect(drawn(scene)).toEqual(crowded.shown);
    const many = papers(list(10_001), {}, { width: 1900, height: 700 });
    expect(many.subtitle).toContain('each mark is several papers');
  });
});
