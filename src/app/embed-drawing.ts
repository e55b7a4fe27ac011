/** How the one chart of a frame is drawn: a piece of code a chart, of which a frame fetches one. */
import { inUnits } from '../charts/unit-frame.ts';
import type { ChartName, Form } from '../view/chart-spec.ts';
import type { ChartView, Draw } from './charts.ts';

type Fetch = () => Promise<Draw>;

const FORMS: Record<Form, Fetch> = {
  bars: async () => {
    const { bars } = await import('../charts/timeline-bars.ts');
    return (input, { charts }, _, theme, frame) => inUnits(frame, (unit) => bars(input, charts, theme, unit));
  },
  papers: async () => {
    const { papers } = await import('../charts/timeline-papers.ts');
    return (input, { charts }, _, theme, frame) => inUnits(frame, (unit) => papers(input, charts, theme, unit));
  },
  cumulative: async () => {
    const { cumulative } = await import('../charts/timeline-cumulative.ts');
    return (input, { charts }, _, theme, frame) => inUnits(frame, (unit) => cumulative(input, charts, theme, unit));
  },
};

const CHARTS: Record<Exclude<ChartName, 'timeline'>, Fetch> = {
  categories: async () => {
    const { categories } = await import('../charts/categories.ts');
    return (input, { charts }, _, theme, frame) => categories(input, charts, theme, frame);
  },
  matrix: async () => {
    const { matrix } = await import('../charts/matrix.ts');
    return (input, { shares }, _, theme, frame) => matrix(input, { shares }, theme, frame);
  },
  profiles: async () => {
    const { profiles } = await import('../charts/profiles.ts');
    return (input, { charts }, _, theme, frame) => profiles(input, charts, theme, frame);
  },
  words: async () => {
    const { words } = await import('../charts/words.ts');
    return (input, { charts }, series, theme, frame) => words(input, series, charts, theme, frame);
  },
  change: async () => {
    const { change } = await import('../charts/change.ts');
    return (input, { charts }, _, theme, frame) => change(input, charts, theme, frame);
  },
};

/** Fetches how a chart is drawn of a view that stays as it is: of the timeline, the form that is asked for. */
export function drawingOf(name: ChartName, { charts }: ChartView): Promise<Draw> {
  return name === 'timeline' ? FORMS[charts.form]() : CHARTS[name]();
}
