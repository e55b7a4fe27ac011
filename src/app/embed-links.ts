import type { TargetChoice } from '../charts/scene.ts';
import type { Embedding } from '../view/embedding.ts';
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
