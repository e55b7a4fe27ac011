/** What the dataset says about where its papers come from, in this project's own words. */
import type { Dataset } from '../src/papers/dataset.ts';
import { LAB_PAPERS_SHEET } from './lab-papers-sheet.ts';

export const LAB_PAPERS_COLLECTION = 'lab-papers';

/** The period that the report searched: January 2022 to July 2024. */
export const COVERAGE: Dataset['coverage'] = { from: '2022-01-01', to: '2024-07-31' };

export const SOURCES: Dataset['sources'] = [
  {
    file: LAB_PAPERS_SHEET,
    title: 'Mapping Technical Safety Research at AI Companies: the papers',
    url: 'https://arxiv.org/abs/2409.07878',
    about:
      'The sheet that Oscar Delaney, Oliver Guest and Zoe Williams of the Institute for AI Policy and Strategy published with their report; the abstracts belong to the authors and publishers of the papers. They took safety papers from the companies’ own research pages, and from arXiv those in cs.AI or cs.LG with a safety term in the title and a first author at one of the companies.',
    chosen: '',
    lines: { total: 0, blank: 0, inRecords: 0, leftOver: [] },
    reported: [],
  },
];

export const COLLECTIONS: Dataset['collections'] = [
  {
    id: LAB_PAPERS_COLLECTION,
    name: 'Lab papers',
    description: 'Technical safety papers of Anthropic, Google DeepMind and OpenAI, January 2022 to July 2024.',
    shownByDefault: true,
  },
];
