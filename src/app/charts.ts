/** All that the charts need, as one piece of code that is fetched after the first view. */
export { categories } from '../charts/categories.ts';
export { default as ChartFigure } from '../charts/ChartFigure.svelte';
export { chartTheme } from '../charts/theme.ts';
export { timeline } from '../charts/timeline.ts';
