/** The dataset as plain tables, for spreadsheets: the first row holds the headings. Empty cells are unknown. */
import type { Dataset } from './dataset.ts';

/** Every paper of every collection, second records included, a row each. */
export function papersTable(dataset: Dataset): string[][] {
  const nameOf = (items: readonly { id: string; name: string }[], id: string | null) =>
    items.find((item) => item.id === id)?.name ?? '';
  const rows = dataset.papers.map((paper) => [
    paper.id,
    paper.title,
    nameOf(dataset.companies, paper.company),
    paper.date ?? '',
    nameOf(dataset.categories, paper.category),
    paper.url ?? '',
    paper.printedUrl ?? '',
    paper.arxivId ?? '',
    paper.abstract ?? '',
    paper.duplicateOf ?? '',
    paper.collections.join('; '),
    paper.sources
      .map(({ file, row, lines: [first, last] }) => `${file}, no. ${row}, lines ${first}-${last}`)
      .join('; '),
    paper.mended.map(({ field, from, to }) => `${field}: ${from ?? ''} → ${to ?? ''}`).join('; '),
    dataset.warnings.flatMap((warning) => (warning.paper === paper.id ? [warning.text] : [])).join('; '),
  ]);
  const headings = ['id', 'title', 'company', 'date', 'category', 'url', 'printed_url', 'arxiv_id', 'abstract'];
  return [[...headings, 'duplicate_of', 'collections', 'sources', 'mended', 'warnings'], ...rows];
}

/** Everything that was said about the papers, a row an item, and a row more for each length of its notes. */
export function commentaryTable(dataset: Dataset): string[][] {
  const rows = dataset.commentary.flatMap((item) => {
    const common = [item.kind, item.author, item.about?.paper ?? '', item.about?.knownBy ?? '', item.post?.title ?? ''];
    return [
      [item.id, ...common, item.post?.url ?? '', item.file, item.lines.join('-'), '', item.text],
      ...item.forms.map(({ name, text, lines }) => [
        item.id,
        ...common,
        item.post?.url ?? '',
        item.file,
        lines.join('-'),
        name,
        text,
      ]),
    ];
  });
  const headings = [
    'id',
    'kind',
    'author',
    'about',
    'about_known_by',
    'post',
    'post_url',
    'file',
    'lines',
    'form',
    'text',
  ];
  return [headings, ...rows];
}
