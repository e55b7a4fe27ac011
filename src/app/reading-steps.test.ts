import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { STATUSES, type Status } from '../notes/note.ts';
import { NO_ANNOTATIONS, type Annotations } from '../papers/annotations.ts';
import type { Paper } from '../papers/dataset.ts';
import { placeInWords, stepped, type ReadingList, type Step } from './reading-steps.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => paperWith({ id })) as [Paper, Paper, Paper, Paper];
const all = [a, b, c, d];
const dataset = smallDataset({ papers: all });

/** Notes with a status each, by the ids of their papers. */
function standing(statuses: Partial<Record<string, Status | null>>): Annotations {
  const of = all.flatMap(({ id }, index) => {
    const status = statuses[id];
    return status === undefined ? [] : [[index, { status, rating: null, tags: [], parts: [] }] as const];
  });
  return { of: new Map(of), statuses: [] };
}

function go(step: Step, list: Partial<ReadingList>, annotations = NO_ANNOTATIONS, folded: readonly Paper[] = []) {
  const { paper, said } = stepped(
    step,
    { order: all, before: list.order ?? all, open: null, ...list },
    { dataset, annotations, isFolded: (one) => folded.includes(one) },
  );
  return [paper?.id ?? null, said];
}

describe('next and previous', () => {
  it('go from paper to paper, and say where the list ends', () => {
    expect(go('next', { open: a })).toEqual(['b', '']);
    expect(go('previous', { open: b })).toEqual(['a', '']);
    expect(go('next', { open: d })).toEqual([null, 'This is the last paper of the list.']);
    expect(go('previous', { open: a })).toEqual([null, 'This is the first paper of the list.']);
  });

  it('begin with the first where none is open, and say that there is none', () => {
    expect(go('next', {})).toEqual(['a', '']);
    expect(go('previous', {})).toEqual(['a', '']);
    expect(go('next', { order: [] })).toEqual([null, 'There is no paper in the list.']);
  });

  it('leave out what is folded', () => {
    expect(go('next', {}, NO_ANNOTATIONS, [a, b])).toEqual(['c', '']);
    expect(go('previous', { open: d }, NO_ANNOTATIONS, [b, c])).toEqual(['a', '']);
  });

  it('go on where a paper stood that has left the list', () => {
    const order = [a, c, d];
    expect(go('next', { open: b, order, before: all })).toEqual(['c', '']);
    expect(go('previous', { open: b, order, before: all })).toEqual(['a', '']);
    expect(go('next', { open: c, order: [d], before: all })).toEqual(['d', '']);
    expect(go('next', { open: c, order: [], before: all })).toEqual([null, 'This is the last paper of the list.']);
  });

  it('begin at the top from a paper that never stood in the list', () => {
    expect(go('next', { open: b, order: [c, d], before: [] })).toEqual(['c', '']);
    expect(go('previous', { open: b, order: [c, d], before: [] })).toEqual([
      null,
      'This is the first paper of the list.',
    ]);
  });
});

describe('next to read', () => {
  it('is the next that is to be read, not merely the next', () => {
    expect(go('to-read', { open: a }, standing({ b: 'read', d: 'to-read' }))).toEqual(['d', '']);
  });

  it('goes on from the top once, and says so', () => {
    expect(go('to-read', { open: c }, standing({ a: 'to-read' }))).toEqual(['a', 'From the top of the list again.']);
  });

  it('is the next without a status where none is to be read', () => {
    expect(go('to-read', { open: a }, standing({ a: 'to-read', b: 'read', c: null }))).toEqual(['c', '']);
    expect(go('to-read', {}, standing({ a: 'read' }))).toEqual(['b', '']);
  });

  it('says where nothing is left', () => {
    const annotations = standing({ a: 'to-read', b: 'read', c: 'reading', d: 'set-aside' });
    expect(go('to-read', { open: a }, annotations)).toEqual([
      null,
      expect.stringContaining('Nothing else is to be read'),
    ]);
  });

  it('never comes to the open paper, and reaches all that is to be read if each is read on the way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom(...STATUSES)), { minLength: 4, maxLength: 4 }),
        fc.constantFrom(...all),
        (given, open) => {
          const statuses: Partial<Record<string, Status | null>> = Object.fromEntries(
            all.map(({ id }, at) => [id, given[at]]),
          );
          const wanted = all.filter(({ id }) => id !== open.id && statuses[id] === 'to-read').map(({ id }) => id);
          const seen: unknown[] = [];
          let at: Paper = open;
          while (seen.length < wanted.length) {
            const [id] = go('to-read', { open: at }, standing(statuses));
            expect(id).not.toBe(at.id);
            seen.push(id);
            at = all.find((one) => one.id === id) ?? at;
            statuses[at.id] = 'read';
          }
          expect(seen.toSorted()).toEqual(wanted.toSorted());
        },
      ),
    );
  });
});

it('the place is told by its number, or that the list does not hold the paper', () => {
  expect(placeInWords({ order: all, open: c })).toBe('3 of 4');
  expect(placeInWords({ order: [a], open: c })).toBe('not in the list');
});
