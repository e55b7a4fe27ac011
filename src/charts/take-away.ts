/** All that takes one chart away, as one piece of code that is fetched when a reader is about to ask for it. */
export { altText, chartCsv, chartJson, chartTsv } from './chart-data.ts';
export { png, svgElement, svgFile } from './picture.ts';
export { printScenes } from './print.ts';
export { modeOf, pictureOf } from './taking.ts';
