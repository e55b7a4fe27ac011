/** All notes as a vault: an archive with a Markdown file for each. */
import { zip } from '../files/zip.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';
import { inOrder } from './canonical.ts';
import { emptyNote, type Note } from './note.ts';
import { vaultText, type PaperFacts } from './vault-file.ts';
import { vaultName } from './vault-names.ts';

/** The earliest that an archive can say, so that the same notes give the same bytes. */
const NO_MOMENT = new Date(1980, 0, 1);

/** The files of a vault by name, in one order whatever the order of the notes. */
export function vaultFiles(notes: readonly Note[], dataset: Dataset): { name: string; content: string }[] {
  const factsOf = factsIn(dataset);
  return notes
    .map((note) => ({ name: vaultName(note.paperId), content: vaultText(note, factsOf(note)) }))
    .sort((a, b) => inOrder(a.name, b.name));
}

/** The archive. The same notes and papers give the same bytes. */
export function vaultArchive(notes: readonly Note[], dataset: Dataset): Promise<Blob> {
  return zip(vaultFiles(notes, dataset), NO_MOMENT);
}

/** The notes, and an empty one for each paper of the list that has none, to be written in elsewhere. */
export function withEmptyNotes(notes: readonly Note[], { papers }: Dataset): Note[] {
  const noted = new Set(notes.map(({ paperId }) => paperId));
  const further = papers.filter(({ id, duplicateOf }) => duplicateOf === null && !noted.has(id));
  return [...notes, ...further.map(emptyNote)];
}

/** The papers that notes are about, by id. */
export function papersOf(dataset: Dataset): ReadonlyMap<string, Paper> {
  return new Map(dataset.papers.map((paper) => [paper.id, paper]));
}

function factsIn(dataset: Dataset): (note: Note) => PaperFacts {
  const papers = papersOf(dataset);
  const names = new Map([...dataset.companies, ...dataset.categories].map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  return (note) => {
    const paper = papers.get(note.paperId);
    if (paper === undefined) return { title: note.title, company: null, date: null, url: note.url, category: null };
    const { title, company, date, url, category } = paper;
    return { title, company: nameOf(company), date, url, category: nameOf(category) };
  };
}
