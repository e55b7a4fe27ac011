import { describe, expect, it } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import { keptAside, lifted, underPresentIds, withoutCount } from './backup-notes.ts';
import type { Note } from './note.ts';

// In its present form: without passages.
const note = { ...second.note, passages: [] } as Note;
const presentIds = new Map([
  ['old', 'debate'],
  ['older', 'debate'],
]);

describe('notes of a backup under the ids that their papers have now', () => {
  it('are as they were where no id has changed', () => {
    const notes = [note, { paperId: 'x', short: 7 }];
    expect(underPresentIds(notes, presentIds)).toEqual(notes);
  });

  it('are moved, and joined where there are several', () => {
    const former = [
      { ...note, paperId: 'old', tags: ['old'] },
      { ...note, paperId: 'older', short: 'Earlier.' },
    ];
    expect(underPresentIds([former[0]], presentIds)).toEqual([{ ...note, tags: ['old'] }]);
    expect(underPresentIds([...former, note], presentIds)).toEqual([
      {
        ...note,
        tags: [...note.tags, 'old'],
        revision: 9,
        otherVersions: [{ short: 'Earlier.', savedAt: note.updatedAt }],
      },
    ]);
  });

  it('stay where what cannot be read is in their place, which is left as it is', () => {
    const damaged = { paperId: 'debate', short: 7 };
    const former = { ...note, paperId: 'old' };
    expect(underPresentIds([former, damaged], presentIds)).toEqual([damaged, former]);
    expect(underPresentIds([{ paperId: 'old', short: 7 }], presentIds)).toEqual([{ paperId: 'old', short: 7 }]);
  });
});

describe('a note that takes the place of another', () => {
  it('counts as a further save of that one', () => {
    expect(lifted({ ...note, revision: 2 }, { ...note, revision: 40 })).toEqual({ ...note, revision: 41 });
    expect(lifted({ ...note, revision: 50 }, { ...note, revision: 40 })).toEqual({ ...note, revision: 51 });
  });

  it('stays as it is where one of them is no note', () => {
    for (const other of [undefined, { short: 7 }]) {
      expect(lifted(note, other)).toBe(note);
      expect(lifted(other, note)).toBe(other);
    }
  });
});

it('a note is known without the number of its saves', () => {
  expect(withoutCount({ ...note, revision: 3 })).toEqual(withoutCount({ ...note, revision: 7 }));
  expect(withoutCount('text')).toBe('text');
});

it('a field that this page does not know is kept aside where both have something else in it', () => {
  const later = (value: unknown): Note => ({ ...note, ...{ later: value } });
  expect(keptAside(later(1), later(2))).toBe(true);
  expect(keptAside(later([{ a: 1, b: 2 }]), later([{ b: 2, a: 1 }]))).toBe(false);
  expect([keptAside(note, later(1)), keptAside(later(1), note)]).toEqual([false, false]);
});
