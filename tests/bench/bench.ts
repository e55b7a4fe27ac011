/** The page that is measured in: makes the list that is asked for and runs one suite on it. */
import { faultInWords } from '../../src/papers/fault-in-words.ts';
import { loadDataset } from '../../src/papers/load.ts';
import '../../src/ui/base.css';
import type { Dataset } from '../../src/papers/dataset.ts';
import type { Figure, PageSuite } from './figures.ts';
import { listOf } from './lists.ts';
import { charts } from './page/charts.ts';
import { filter } from './page/filter.ts';
import { notes } from './page/notes.ts';
import { search } from './page/search.ts';
import { table } from './page/table.ts';

type Measured = Omit<Figure, 'suite' | 'size'>;

const SUITES: Record<PageSuite, (list: Dataset) => Measured[] | Promise<Measured[]>> = {
  search,
  filter,
  table,
  charts,
  notes,
};

window.runSuite = async (suite, size) => {
  const loaded = await loadDataset('./data/papers.json');
  if (!loaded.ok) throw new Error(faultInWords(loaded.fault).reason);
  const list = size === null ? loaded.dataset : listOf(loaded.dataset, size);
  const measured = await SUITES[suite](list);
  return measured.map((figure) => ({ suite, size, ...figure }));
};
