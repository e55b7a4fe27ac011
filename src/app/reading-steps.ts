/** Reading on: which paper comes next in the list as it is filtered and sorted now. */
import type { Status } from '../notes/note.ts';
import type { Annotations } from '../papers/annotations.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';

/** Where reading goes on: the next paper of the list, the one before it, or the next that is to be read. */
export type Step = 'next' | 'previous' | 'to-read';

export type ReadingList = {
  /** The papers of the list in the order shown, those of folded groups too. */
  order: readonly Paper[];
  /** The list as it was when the open paper stood in it last. */
  before: readonly Paper[];
  open: Paper | null;
};

/** The paper that a step leads to, null where there is none, and what has to be said about it; nothing where it is plain. */
export type Stepped = { paper: Paper | null; said: string };

type Around = {
  dataset: Dataset;
  annotations: Annotations;
  /** Whether a paper's group is folded: it is passed over. */
  isFolded: (paper: Paper) => boolean;
};

const TO_READ: Status = 'to-read';

/**
 * Takes a step through the list. Next and previous end with it. The next to read is the next paper that is “To read”, where
 * there is none the next without a status; behind the last paper it goes on with the first, and never comes to the open one.
 */
export function stepped(step: Step, list: ReadingList, around: Around): Stepped {
  const all = withOpen(list);
  const at = list.open === null ? -1 : all.indexOf(list.open);
  const ahead = all.slice(at + 1);
  const behind = all.slice(0, Math.max(at, 0));
  if (step === 'to-read') return nextToRead(ahead, behind, around);
  // Where none is open, both begin with the first.
  const ways = step === 'next' || at < 0 ? ahead : behind.reverse();
  const paper = ways.find((one) => !around.isFolded(one)) ?? null;
  if (paper !== null) return { paper, said: '' };
  return {
    paper,
    said:
      at < 0
        ? 'There is no paper in the list.'
        : `This is the ${step === 'next' ? 'last' : 'first'} paper of the list.`,
  };
}

/** Where the open paper stands: `3 of 41`. */
export function placeInWords({ order, open }: Pick<ReadingList, 'order' | 'open'>): string {
  const at = open === null ? -1 : order.indexOf(open);
  return at < 0 ? `not in the list` : `${at + 1} of ${order.length}`;
}

/**
 * The list with the open paper in it. What is marked as read leaves a list of what is to be read at once; reading goes on
 * where it stood. What never stood in the list stands before it.
 */
function withOpen({ order, before, open }: ReadingList): readonly Paper[] {
  if (open === null || order.includes(open)) return order;
  const there = new Set(order);
  const above = before
    .slice(0, Math.max(0, before.indexOf(open)))
    .reverse()
    .find((paper) => there.has(paper));
  const place = above === undefined ? 0 : order.indexOf(above) + 1;
  return [...order.slice(0, place), open, ...order.slice(place)];
}

function nextToRead(
  ahead: readonly Paper[],
  behind: readonly Paper[],
  { dataset, annotations, isFolded }: Around,
): Stepped {
  const indexes = new Map(dataset.papers.map((paper, index) => [paper, index]));
  const statusOf = (paper: Paper) => annotations.of.get(indexes.get(paper) ?? -1)?.status ?? null;
  for (const wanted of [TO_READ, null]) {
    const isWanted = (paper: Paper) => statusOf(paper) === wanted && !isFolded(paper);
    const next = ahead.find(isWanted);
    if (next !== undefined) return { paper: next, said: '' };
    const first = behind.find(isWanted);
    if (first !== undefined) return { paper: first, said: 'From the top of the list again.' };
  }
  return {
    paper: null,
    said: 'Nothing else is to be read in this list: no other paper is “To read” or without a status.',
  };
}
