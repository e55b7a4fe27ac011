/**
 * A chart in a frame that is too small for all of it: what is left out, so that the rest can be read. Fetched by small frames
 * alone. Nothing goes in silence: the picture says what it leaves out, and the whole is a click away.
 */
import type { ChartInput } from '../charts/chart-input.ts';
import { fitted, leastType, LEGIBLE, type Setting } from '../charts/framed.ts';
import type { Frame, Scene, TargetChoice } from '../charts/scene.ts';
import type { ChartTheme } from '../charts/theme.ts';
import { TYPE_SIZE } from '../charts/unit-frame.ts';
import type { WordSeries } from '../charts/words.ts';
import type { Filters } from '../papers/filter.ts';
import type { ChartName } from '../view/chart-spec.ts';
import type { ChartView, Draw } from './charts.ts';

/** The id of the row in which the categories with the fewest papers stand together; no slug begins with a dot. */
const REST = '.rest';
/** A chart of categories names at least so many by themselves. */
const FEWEST = 2;

/**
 * How large type is tried beside what is usual in such a frame: as small as can be read, for charts of which nothing is set
 * smaller than their names, since names may then stand beside their rows; and a little larger, for those with small print.
 */
const OTHER_SCALES = [(LEGIBLE / TYPE_SIZE) * 1.01, 0.91] as const;

export type InLittle = {
  scene: Scene;
  /** The categories that stand together in one row. */
  together: readonly string[];
};

type Way = { view: ChartView; input: ChartInput; together: readonly string[] };

/**
 * Draws a chart with as much of it as can be read in a frame: without its source, then more simply, then with fewer rows.
 * Where nothing is legible there it is the drawing with the largest type.
 */
export function inLittle(
  chart: ChartName,
  input: ChartInput,
  view: ChartView,
  series: readonly WordSeries[],
  {
    drawing,
    theme,
    frame,
    setting,
  }: { drawing: Draw; theme: ChartTheme; frame: Frame & { height: number }; setting: Setting },
): InLittle {
  let best: InLittle | null = null;
  for (const { view: some, input: of, together } of waysOf(chart, input, view)) {
    const draw = (room: Frame) => drawing(of, some, series, theme, room);
    for (const textScale of [frame.textScale, ...OTHER_SCALES]) {
      const scene = fitted(draw, theme, { ...frame, textScale }, { ...setting, tight: true });
      if (best === null || leastType(scene) > leastType(best.scene)) best = { scene, together };
      if (leastType(scene) >= LEGIBLE) return best;
    }
  }
  if (best === null) throw new Error(`there is no way to draw ${chart}`);
  return best;
}

/** The ways to draw a chart, the fullest first. */
function* waysOf(chart: ChartName, input: ChartInput, view: ChartView): Generator<Way> {
  yield { view, input, together: [] };
  const { charts } = view;
  let simple: Way = { view, input, together: [] };
  if (chart === 'categories' && charts.bars === 'beside') {
    const subtitle = `${input.subtitle} · stacked, since the frame is small`;
    simple = { ...simple, view: { ...view, charts: { ...charts, bars: 'stacked' } }, input: { ...input, subtitle } };
    yield simple;
  }
  const byCategory = chart === 'timeline' ? charts.split === 'category' : chart !== 'words';
  if (!byCategory) return;
  for (let named = input.dataset.categories.length - 2; named >= FEWEST; named -= 1) {
    const fewer = withFewerCategories(simple.input, named);
    yield { ...simple, ...fewer };
  }
}

/** The same papers in fewer categories: those with the fewest stand together, as the last. */
export function withFewerCategories(input: ChartInput, named: number): { input: ChartInput; together: string[] } {
  const { dataset, shown, whole } = input;
  const count = new Map<string | null, number>();
  // Those that are not shown weigh less than one that is.
  for (const index of [...shown, ...whole]) {
    const category = dataset.papers[index]?.category ?? null;
    count.set(category, (count.get(category) ?? 0) + 1);
  }
  const bySize = [...dataset.categories].sort((a, b) => (count.get(b.id) ?? 0) - (count.get(a.id) ?? 0));
  const kept = new Set(bySize.slice(0, named).map(({ id }) => id));
  const rest = dataset.categories.filter(({ id }) => !kept.has(id));
  const [first] = rest;
  if (first === undefined) return { input, together: [] };
  const together = rest.map(({ id }) => id);
  const gone = new Set<string | null>(together);
  const categories = [
    ...dataset.categories.filter(({ id }) => kept.has(id)),
    { ...first, id: REST, name: `${rest.length} more categories` },
  ];
  const papers = dataset.papers.map((paper) => (gone.has(paper.category) ? { ...paper, category: REST } : paper));
  return { input: { ...input, dataset: { ...dataset, categories, papers } }, together };
}

/** The filters of what a mark chooses, where that may be the row of the rest: then they are all that stand in it. */
export function chosenInLittle(
  choice: TargetChoice,
  filters: Filters,
  together: readonly string[],
): { choice: TargetChoice; filters: Filters } {
  if (choice.category !== REST) return { choice, filters };
  const others = { ...choice };
  delete others.category;
  return { choice: others, filters: { ...filters, category: { only: [...together], without: [] } } };
}
