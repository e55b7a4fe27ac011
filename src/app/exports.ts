/** All that gives papers away as files and texts, as one piece of code that is fetched when it is asked for. */
import { csv } from '../files/csv.ts';
import { tsv } from '../files/tsv.ts';
import { bibtex } from '../papers/citations/bibtex.ts';
import { citationTable } from '../papers/citations/citation-table.ts';
import { cslJson } from '../papers/citations/csl-json.ts';
import { citationList, markdownList } from '../papers/citations/lists.ts';
import { papersJson } from '../papers/citations/papers-json.ts';
import { ris } from '../papers/citations/ris.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';
import { papersTable } from '../papers/flat.ts';

export type Format = { type: string; ending: string; write: (papers: readonly Paper[], dataset: Dataset) => string };

export const FORMATS = {
  csv: {
    type: 'text/csv',
    ending: 'csv',
    write: (papers, dataset) => csv(papersTable({ ...dataset, papers: [...papers] })),
  },
  bibtex: { type: 'application/x-bibtex', ending: 'bib', write: bibtex },
  ris: { type: 'application/x-research-info-systems', ending: 'ris', write: ris },
  csl: { type: 'application/vnd.citationstyles.csl+json', ending: 'csl.json', write: cslJson },
  markdown: { type: 'text/markdown', ending: 'md', write: markdownList },
  json: { type: 'application/json', ending: 'json', write: papersJson },
  tsv: {
    type: 'text/tab-separated-values',
    ending: 'tsv',
    write: (papers, dataset) => tsv(citationTable(papers, dataset)),
  },
  list: { type: 'text/plain', ending: 'txt', write: citationList },
} satisfies Record<string, Format>;
