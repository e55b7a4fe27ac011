/** What the dataset says about where its papers come from, in this project's own words. */
import type { Dataset, Source } from '../src/papers/dataset.ts';
import { AUTHOR_ABSTRACTS } from './author-abstracts.ts';
import { FORUM_PROFILE } from './forum-profile.ts';
import { LAB_PAPERS_SHEET } from './lab-papers-sheet.ts';
import { NOTES_THREAD } from './notes-thread.ts';

export const LAB_PAPERS_COLLECTION = 'lab-papers';
export const AUTHOR_ABSTRACTS_COLLECTION = 'author-abstracts';
export const MENTIONED_COLLECTION = 'mentioned';

/** The period that the report searched: January 2022 to July 2024. */
export const COVERAGE: Dataset['coverage'] = { from: '2022-01-01', to: '2024-07-31' };

/** A source but for its lines, which the build counts. */
export type Description = Omit<Source, 'lines'>;

const SHEET: Description = {
  file: LAB_PAPERS_SHEET,
  title: 'Mapping Technical Safety Research at AI Companies: the papers',
  url: 'https://arxiv.org/abs/2409.07878',
  about:
    'The sheet that Oscar Delaney, Oliver Guest and Zoe Williams of the Institute for AI Policy and Strategy published with their report; the abstracts belong to the authors and publishers of the papers.',
  chosen:
    'Safety papers from the companies’ own research pages, and from arXiv those in cs.AI or cs.LG with a safety term in the title and a first author at one of the companies. Left out are pages without a paper, Google Brain before the merger, governance, purely societal impact and work on capabilities. One author labelled all papers and a second a random quarter of them; where a language model disagreed they were read again.',
  reported: [
    {
      date: '2024-09-12',
      papers: 61,
      categories: 8,
      why: 'The first version of the report. Its search had missed papers, as its authors said later.',
      url: 'https://arxiv.org/abs/2409.07878v1',
    },
    {
      date: '2024-09-25',
      papers: 80,
      categories: 9,
      why: 'The second version, with the papers that the first search had missed. 80 counts the rows of this sheet; two of them are marked [Duplicate], and without them there are 78.',
      url: 'https://arxiv.org/abs/2409.07878v2',
    },
  ],
};

const FURTHER: Description[] = [
  {
    file: AUTHOR_ABSTRACTS,
    title: 'Ten abstracts of Tomek Korbak’s papers',
    url: null,
    about:
      'A list of abstracts without titles, dates or addresses; those are added from arXiv. The abstracts belong to the authors of the papers.',
    chosen: 'Papers that Tomek Korbak is an author of, as the list has them. It says no more about the choice.',
    reported: [],
  },
  {
    file: FORUM_PROFILE,
    title: 'Tomek Korbak’s page in a forum',
    url: null,
    about:
      'A line about him, the titles of his posts, and his comments, in one stream with the newest first. The words belong to him, and those that he quotes to whom he answers.',
    chosen:
      'As the page gave it, with no choice of ours. Where a post or a comment ends is read by a table, and which post some comments answer is not known.',
    reported: [],
  },
  {
    file: NOTES_THREAD,
    title: 'A thread with a reader’s notes on one paper',
    url: null,
    about:
      'A comment and two answers in a forum; the second answer gives the same notes at three lengths. The words belong to those who wrote them; the answer says that two of the three were rewritten with ChatGPT.',
    chosen:
      'As the page gave it, with no choice of ours. The post that the thread stands under is not in it, and it does not name the paper.',
    reported: [],
  },
];

export const DESCRIPTIONS: readonly Description[] = [SHEET, ...FURTHER];

/** What can be said about a sheet that somebody else has made. */
export function describeForeignSheet(file: string): Description {
  return {
    file,
    title: `The sheet ${file}`,
    url: null,
    about: 'A sheet of the same make as the one behind “Mapping Technical Safety Research at AI Companies”.',
    chosen: 'The sheet does not say.',
    reported: [],
  };
}

const LAB_PAPERS: Dataset['collections'][number] = {
  id: LAB_PAPERS_COLLECTION,
  name: 'Lab papers',
  description: 'Technical safety papers of Anthropic, Google DeepMind and OpenAI, January 2022 to July 2024.',
  shownByDefault: true,
};

export const COLLECTIONS: Dataset['collections'] = [
  LAB_PAPERS,
  {
    id: AUTHOR_ABSTRACTS_COLLECTION,
    name: 'Tomek Korbak’s abstracts',
    description: 'Papers of one author, from a list of his abstracts. They carry no company and no category.',
    shownByDefault: false,
  },
  {
    id: MENTIONED_COLLECTION,
    name: 'Mentioned',
    description: 'Works that the forum page and the thread only speak of. Of some no more than the title is known.',
    shownByDefault: false,
  },
];

/** The collection of a sheet that somebody else has made; it keeps the id, so that links by collection go on working. */
export function foreignCollection(file: string): Dataset['collections'][number] {
  return { ...LAB_PAPERS, description: `The papers of the sheet ${file}.` };
}
