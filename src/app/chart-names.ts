import type { ChartName } from '../view/chart-spec.ts';

/** What the charts are called where they are chosen from. */
export const CHART_NAMES: Record<ChartName, string> = {
  timeline: 'Papers over time',
  categories: 'Categories',
  matrix: 'Category × company',
  profiles: 'Company profiles',
  words: 'Words over time',
  change: 'What has changed',
};
