import type { TargetChoice } from '../charts/scene.ts';
import type { Ground } from '../charts/picture-choice.svelte.ts';
import type { ChartName } from '../view/chart-spec.ts';
import { figureView, type Embedding } from '../view/embedding.ts';
import type { View } from '../view/view.ts';
import { filteredTo } from './filters-in-words.ts';

/** The page with the same chart in large, under the same filters. The theme was chosen for the frame and stays there. */
export function fullView({ view, chart }: Embedding): View {
  return { ...view, page: 'charts', theme: 'auto', charts: { ...view.charts, chart } };
}

/** The page with what a mark of the chart stands for: its paper, or the papers behind it in the table. */
export function viewBehind({ view }: Embedding, choice: TargetChoice): View {
  const page = { ...view, page: 'papers', theme: 'auto' } as const;
  if (choice.paper !== undefined) return { ...page, paper: choice.paper };
  // A space behind it: its last word is finished, as it was for the chart.
  const query = choice.query === undefined ? view.query : `${choice.query.trim()} `;
  return { ...page, query, filters: filteredTo(view.filters, choice) };
}

/** A chart of the page as a figure in a frame, on a ground as pictures have it, with the version of today's data. */
export function embeddingOf(chart: ChartName, view: View, ground: Ground, dataVersion: string): Embedding {
  const theme = ground === 'page' ? view.theme : ground.endsWith('dark') ? 'dark' : 'light';
  return {
    chart,
    view: figureView({ ...view, theme }),
    still: false,
    clear: ground.startsWith('clear'),
    version: dataVersion.slice(0, 8),
  };
}
