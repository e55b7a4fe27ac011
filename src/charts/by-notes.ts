/**
 * Charts of what the reader wrote: papers with notes over time, by status or by tag, and all papers by category and status.
 * They are drawn as other charts are, of papers that are put into the lanes and columns of their notes. What they lead to
 * asks the notes, so they leave as pictures only.
 */
import { noteValues, noteValuesOf, type Annotations, type NoteField } from '../papers/annotations.ts';
import { NONE } from '../papers/choice.ts';
import type { Dataset } from '../papers/dataset.ts';
import { papersInWords } from '../papers/in-words.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import { sourceLine, type ChartInput } from './chart-input.ts';
import { matrix } from './matrix.ts';
import type { Frame, Mark, Scene, Target } from './scene.ts';
import type { ChartTheme } from './theme.ts';
import { timeline } from './timeline.ts';

export type NotesInput = {
  dataset: Dataset;
  /** The papers that could be shown, by their index; notes on others are counted in words. */
  whole: readonly number[];
  annotations: Annotations;
};

/** What papers with notes are put together by over time. */
export type NotesBy = 'status' | 'tag';

/** Tags that have a lane of their own; of the others it is said how many there are. */
const MOST_TAGS = 6;

/** A lane or a column: its name, and what of the notes a click on it asks for. */
type Group = { id: string; name: string; mine: Partial<Record<NoteField, string>>; papers: readonly number[] };

const WITH_NOTE = { note: 'given' } as const;

/**
 * Papers with notes over time, a lane a status or a tag, companies on top of each other. Every status has its lane, also
 * without papers; of the tags the most used have one, and a paper counts once for each of them.
 */
export function notesOverTime(input: NotesInput, by: NotesBy, theme: ChartTheme, frame: Frame): Scene {
  const { dataset } = input;
  const noted = input.whole.filter((index) => input.annotations.of.has(index));
  const all = by === 'status' ? byStatus(input, noted) : byTag(input, noted);
  const drawn = all.slice(0, by === 'tag' ? MOST_TAGS : all.length);
  const groups = [...drawn, ...without(input, by, noted)];
  const left = all.length - drawn.length;
  const notes = [
    ...onNotes(input, noted),
    ...(by === 'tag' && groups.length > 0 ? ['a paper counts once for each of its tags'] : []),
    ...(left === 0 ? [] : [`${left} more ${left === 1 ? 'tag is' : 'tags are'} not drawn`]),
  ];
  // A paper of several lanes is there once for each.
  const origin = groups.flatMap(({ papers }) => papers);
  const lanes = groups.flatMap(({ id, papers }) => papers.map(() => id));
  const papers = origin.flatMap((index, at) => {
    const paper = dataset.papers[index];
    return paper === undefined ? [] : [{ ...paper, category: lanes[at] ?? null }];
  });
  const categories = groups.map(({ id, name }) => ({ id, name, definition: '' }));
  const scene = timeline(
    chartInput({ ...dataset, categories, papers }, notes.join(' · ')),
    { ...DEFAULT_CHARTS, form: 'bars', split: 'category', measure: 'count' },
    theme,
    frame,
  );
  const counts = groups.map(({ name, papers }) => `${name}: ${papers.length}.`);
  const word = by === 'status' ? 'Status' : 'Tag';
  return withNotes(scene, origin, groups, 'category', {
    title: `Papers with my notes, by ${by}`,
    source: sourceOf(input),
    description: [`Over time, a lane a ${by}, companies on top of each other: ${notes.join(', ')}.`, ...counts].join(
      ' ',
    ),
    data: { ...scene.data, columns: scene.data.columns.map((name, at) => (at === 1 ? word : name)) },
  });
}

/** All papers by category, a column a status; papers without a status or without a note have columns of their own. */
export function notesByCategory(input: NotesInput, theme: ChartTheme, frame: Frame): Scene {
  const { dataset, whole, annotations } = input;
  const noted = whole.filter((index) => annotations.of.has(index));
  const groups = [
    ...byStatus(input, noted),
    ...without(input, 'status', noted, true),
    {
      id: 'no-note',
      name: 'No note',
      mine: { note: NONE },
      papers: whole.filter((index) => !annotations.of.has(index)),
    },
  ];
  const columnOf = new Map(groups.flatMap(({ id, papers }) => papers.map((index) => [index, id] as const)));
  const papers = whole.flatMap((index) => {
    const paper = dataset.papers[index];
    return paper === undefined ? [] : [{ ...paper, company: columnOf.get(index) ?? null }];
  });
  const companies = groups.map(({ id, name }) => ({ id, name }));
  const notes = [papersInWords(whole.length), ...onNotes(input, noted)];
  const scene = matrix(
    chartInput({ ...dataset, companies, papers }, notes.join(' · ')),
    { shares: 'none' },
    // Colour means company, and there is none here.
    { ...theme, company: () => theme.inkSoft },
    frame,
  );
  const counts = groups.map(({ name, papers }) => `${name}: ${papers.length}.`);
  return withNotes(scene, whole, groups, 'company', {
    title: 'My notes by category',
    source: sourceOf(input),
    description: [`${notes.join(', ')}, by category and status.`, ...counts].join(' '),
    data: scene.data,
  });
}

function chartInput(dataset: Dataset, subtitle: string): ChartInput {
  const all = dataset.papers.map((_, index) => index);
  return { dataset, shown: all, whole: all, subtitle };
}

function sourceOf({ dataset, whole }: NotesInput): string {
  return `${sourceLine({ dataset, shown: whole, whole, subtitle: '' })} Status and tags: the reader’s own notes.`;
}

/** What the chart stands on: `41 papers with notes`, and what of the notes it leaves out. */
function onNotes({ annotations }: NotesInput, noted: readonly number[]): string[] {
  const others = annotations.of.size - noted.length;
  return [
    `${papersInWords(noted.length)} with my notes`,
    ...(others === 0 ? [] : [`${others} more with notes ${others === 1 ? 'is' : 'are'} not in the collections shown`]),
  ];
}

function byStatus({ annotations }: NotesInput, noted: readonly number[]): Group[] {
  return annotations.statuses.map(({ value, name }) => ({
    id: value,
    name,
    mine: { status: value },
    papers: noted.filter((index) => annotations.of.get(index)?.status === value),
  }));
}

/** The tags, the most used first. */
function byTag({ annotations }: NotesInput, noted: readonly number[]): Group[] {
  const papers = new Map<string, number[]>();
  for (const index of noted) {
    for (const value of [noteValuesOf(annotations, index, 'tag')].flat()) {
      if (value !== NONE) papers.set(value, [...(papers.get(value) ?? []), index]);
    }
  }
  const names = noteValues(annotations, 'tag').filter(({ value }) => papers.has(value));
  return names
    .map(({ value, name }) => ({ id: value, name, mine: { tag: value }, papers: papers.get(value) ?? [] }))
    .sort((a, b) => b.papers.length - a.papers.length);
}

/** The papers whose notes have no status or no tag; none where there are none, unless they are asked for. */
function without({ annotations }: NotesInput, by: NotesBy, noted: readonly number[], asked = false): Group[] {
  const papers = noted.filter((index) => [noteValuesOf(annotations, index, by)].flat().includes(NONE));
  const name = by === 'status' ? 'No status' : 'No tag';
  return papers.length === 0 && !asked ? [] : [{ id: `no-${by}`, name, mine: { ...WITH_NOTE, [by]: NONE }, papers }];
}

/**
 * A scene that was drawn of papers in other places, back on the papers of the dataset, whose targets ask the notes.
 * @param origin the index of each paper that was drawn, by its place
 * @param field what groups stood for
 */
function withNotes(
  scene: Scene,
  origin: readonly number[],
  groups: readonly Group[],
  field: 'category' | 'company',
  words: Pick<Scene, 'title' | 'source' | 'description' | 'data'>,
): Scene {
  const back = (papers: readonly number[]) => [...new Set(papers.flatMap((at) => origin[at] ?? []))];
  const marked = (marks: readonly Mark[]): Mark[] =>
    marks.map((mark): Mark => {
      const own = mark.papers === undefined ? {} : { papers: back(mark.papers) };
      return mark.kind === 'group' ? { ...mark, ...own, marks: marked(mark.marks) } : { ...mark, ...own };
    });
  const target = (one: Target): Target => {
    const papers = back(one.papers);
    const { [field]: id, ...choice } = one.choice;
    const mine = groups.find((group) => group.id === id)?.mine ?? (field === 'category' ? WITH_NOTE : {});
    // A paper of several lanes was counted more than once.
    const label = one.label
      .replace(/: \d+ papers?/, `: ${papersInWords(papers.length)}`)
      .replace(', all companies:', ', whatever the note:');
    return { ...one, label, papers, choice: { ...choice, mine } };
  };
  return { ...scene, ...words, marks: marked(scene.marks), targets: scene.targets.map(target), brush: null };
}
