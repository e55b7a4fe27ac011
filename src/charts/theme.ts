import { colours, type ColourMode } from '../ui/tokens.ts';

/** The resolved colours that a chart draws with. */
export type ChartTheme = {
  ground: string;
  ink: string;
  inkSoft: string;
  line: string;
  accent: string;
  /** The whole collection, drawn behind what is shown. */
  whole: string;
  /** Behind a period that the data does not cover to its end. */
  unfinished: string;
  company: (id: string) => string;
};

/** The font of charts: the first that a browser, Inkscape or an office program has. */
export const CHART_FONT = 'Helvetica, Arial, sans-serif';

/** The colours of `ui/tokens.css` for charts, in one mode. Throws where the file lacks a colour that charts need. */
export function chartTheme(mode: ColourMode): ChartTheme {
  const all = colours(mode);
  const colour = (name: string) => {
    const value = all.get(name);
    if (value === undefined) throw new Error(`tokens.css has no colour "${name}"`);
    return value;
  };
  return {
    ground: colour('ground'),
    ink: colour('ink'),
    inkSoft: colour('ink-soft'),
    line: colour('line'),
    accent: colour('accent'),
    whole: colour('whole'),
    unfinished: colour('unfinished'),
    company: (id) => all.get(`company-${id}`) ?? colour('company-other'),
  };
}
