import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import firstEntry from '../../tests/fixtures/journal-v1.json';
import firstRelease from '../../tests/fixtures/note-v1.json';
import { firstDatabase, holdStore, putRaw, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { HELD_UP, openNotes } from './database.ts';
import { DATABASE } from './stored.ts';
import { allUnsaved, Journal, type Unsaved } from './journal.ts';
import { NoteDraft } from './note-draft.svelte.ts';
import { emptyNote, NOTHING_WRITTEN, type Note, type NoteText } from './note.ts';

const paper = { id: 'debate', title: 'Debate', url: 'https://example.org/debate' };
const base = emptyNote(paper);

/** What is not saved yet on a paper. */
const unsavedOn = (paperId: string) => allUnsaved().filter((entry) => entry.base.paperId === paperId);

/** What a page left behind that was left in a hurry. */
function leave(on: Note, text: NoteText): void {
  const journal = new Journal();
  journal.keep(on, text);
  journal.close();
}

let drafts: NoteDraft[] = [];
beforeEach(wipeStorage);
afterEach(async () => {
  for (const draft of drafts) await draft.close();
  drafts = [];
});

function draftOn(onSaved?: (note: Note) => void): NoteDraft {
  const draft = new NoteDraft(paper, onSaved);
  drafts.push(draft);
  return draft;
}

async function loaded(onSaved?: (note: Note) => void): Promise<NoteDraft> {
  const draft = draftOn(onSaved);
  await draft.load();
  return draft;
}

/** What stands in the short note and what else was written there, in no particular order. */
const shorts = ({ text, versions }: NoteDraft) => [text.short, ...versions.map(({ short }) => short)].toSorted();

/** A note that is stored before a test begins. */
async function stored(change: Partial<Note>): Promise<Note> {
  const opened = await openNotes();
  if (!opened.ok) throw new Error(opened.reason);
  const saved = await opened.database.save(base, { ...base, ...change });
  opened.database.close();
  if (!saved.ok) throw new Error(saved.reason);
  return saved.note;
}

describe('a note', () => {
  it('begins empty', async () => {
    const draft = draftOn();
    expect(draft.state).toBe('reading');
    await draft.load();
    expect(draft.state).toBe('empty');
    expect(draft.text).toEqual(NOTHING_WRITTEN);
  });

  it('is kept by itself after a rest, and is there again', async () => {
    const draft = await loaded();
    draft.edit({ short: 'Two argue.' });
    draft.edit({ tags: ['to read'] });
    expect(draft.state).toBe('unsaved');
    await expect.poll(() => draft.state).toBe('saved');
    await draft.close();
    const again = await loaded();
    expect(again.state).toBe('saved');
    expect(again.text).toMatchObject({ short: 'Two argue.', long: '', jottings: '', tags: ['to read'] });
  });

  it('keeps its status and its rating, and that they were taken away', async () => {
    const draft = await loaded();
    draft.edit({ status: 'reading' });
    draft.edit({ rating: 4 });
    await draft.close();
    const again = await loaded();
    expect(again.text).toEqual({ ...NOTHING_WRITTEN, status: 'reading', rating: 4 });
    again.edit({ status: null, rating: null });
    await again.flush();
    expect(await storedOn('debate')).toMatchObject({ status: null, rating: null, revision: 2 });
  });

  it('is kept when it is closed before the rest is over', async () => {
    const draft = await loaded();
    draft.edit({ long: 'in a hurry' });
    await draft.close();
    expect(await storedOn('debate')).toMatchObject({ long: 'in a hurry', title: 'Debate', revision: 1 });
  });

  it('is told to those who asked, once for each save', async () => {
    const onSaved = vi.fn<(note: Note) => void>();
    const draft = await loaded(onSaved);
    draft.edit({ short: 'one' });
    await draft.flush();
    await draft.flush();
    draft.edit({ short: 'two' });
    await draft.flush();
    expect(onSaved.mock.calls.map(([note]) => [note.short, note.revision])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
  });

  it('carries the title and the address that its paper has now', async () => {
    await stored({ title: 'An older title', short: 'kept' });
    const draft = await loaded();
    draft.edit({ long: 'more' });
    await draft.flush();
    expect(await storedOn('debate')).toMatchObject({ title: 'Debate', short: 'kept', long: 'more' });
  });

  it('can be emptied again', async () => {
    await stored({ short: 'not for long', tags: ['a'] });
    const draft = await loaded();
    draft.edit({ short: '', tags: [] });
    await draft.flush();
    expect(await storedOn('debate')).toMatchObject({ short: '', tags: [] });
  });

  it('that is too long for the journal is saved at once, without a rest', async () => {
    const order: string[] = [];
    const other = new NoteDraft({ ...paper, id: 'other' }, () => order.push('short'));
    drafts.push(other);
    await other.load();
    const draft = await loaded(() => order.push('long'));
    other.edit({ long: 'rests first' });
    draft.edit({ long: 'x'.repeat(300_000) });
    await expect.poll(() => order).toEqual(['long', 'short']);
    expect(await storedOn('debate')).toMatchObject({ long: 'x'.repeat(300_000) });
  });
});

describe('“saved”', () => {
  it('is said only after the browser has completed it', async () => {
    const draft = await loaded();
    const other = await holdStore();
    draft.edit({ short: 'patience' });
    const flushing = draft.flush();
    // The browser has had time to take the write; it has not had the chance to complete it.
    await deleteDB('some-other-database');
    expect(draft.state).toBe('unsaved');
    expect(unsavedOn('debate')).toHaveLength(1);
    await other.letGo();
    await flushing;
    expect(draft.state).toBe('saved');
    expect(unsavedOn('debate')).toEqual([]);
  });

  it('is taken back with the next letter', async () => {
    const draft = await loaded();
    draft.edit({ short: 'a' });
    await draft.flush();
    expect(draft.state).toBe('saved');
    draft.edit({ short: 'ab' });
    expect(draft.state).toBe('unsaved');
  });
});

describe('what is typed while a save is under way', () => {
  it('is kept too', async () => {
    const draft = await loaded();
    const other = await holdStore();
    draft.edit({ short: 'one' });
    const flushing = draft.flush();
    // By now the first text is on its way.
    await deleteDB('some-other-database');
    draft.edit({ short: 'one two' });
    await other.letGo();
    await flushing;
    expect(draft.text.short).toBe('one two');
    await expect.poll(() => draft.state).toBe('saved');
    expect(await storedOn('debate')).toMatchObject({ short: 'one two', revision: 2 });
  });

  it('does not take a version away that only the text before that save held', async () => {
    const note = await stored({ short: 'a b' });
    const draft = await loaded();
    // Another tab lets its own text stand and keeps the one of this tab beside it.
    const opened = await openNotes();
    if (!opened.ok) throw new Error(opened.reason);
    await opened.database.save(note, { ...note, short: 'z', otherVersions: [{ short: 'a b', savedAt: '' }] });
    opened.database.close();
    const other = await holdStore();
    draft.edit({ long: 'q' });
    const flushing = draft.flush();
    // By now the first text is on its way.
    await deleteDB('some-other-database');
    draft.edit({ long: 'q q' });
    await other.letGo();
    await flushing;
    await expect.poll(() => draft.state).toBe('saved');
    expect(shorts(draft)).toEqual(['a b', 'z']);
    expect(await storedOn('debate')).toMatchObject({ short: 'z', long: 'q q', otherVersions: [{ short: 'a b' }] });
  });

  it('is in the journal as written on what that save made', async () => {
    let left: Unsaved[] = [];
    const draft = await loaded(() => {
      // As soon as the save is through, and before anything else is typed.
      queueMicrotask(() => (left = unsavedOn('debate')));
    });
    const other = await holdStore();
    draft.edit({ short: 'one' });
    const flushing = draft.flush();
    // By now the first text is on its way.
    await deleteDB('some-other-database');
    draft.edit({ short: 'one two' });
    await other.letGo();
    await flushing;
    expect(left.map((entry) => [entry.base.revision, entry.base.short, entry.text.short])).toEqual([
      [1, 'one', 'one two'],
    ]);
  });
});

describe('what is typed before the note has been read', () => {
  it('is kept', async () => {
    const draft = draftOn();
    const loading = draft.load();
    draft.edit({ short: 'early' });
    await loading;
    expect(draft.text.short).toBe('early');
    await expect.poll(() => draft.state).toBe('saved');
    expect(await storedOn('debate')).toMatchObject({ short: 'early' });
  });

  it('is joined with what is stored, each once', async () => {
    await stored({ short: 'stored', long: 'long', tags: ['old'] });
    const draft = draftOn();
    const loading = draft.load();
    draft.edit({ short: 'early', tags: ['new'] });
    await loading;
    expect(draft.text).toMatchObject({ short: 'early', long: 'long' });
    expect(draft.versions).toMatchObject([{ short: 'stored' }]);
    expect(new Set(draft.text.tags)).toEqual(new Set(['old', 'new']));
    expect(await storedOn('debate')).toMatchObject({ short: 'early', otherVersions: [{ short: 'stored' }] });
  });

  it('is kept where the editor is closed before it has been read', async () => {
    const draft = draftOn();
    const loading = draft.load();
    draft.edit({ short: 'early and away' });
    await Promise.all([draft.close(), loading]);
    expect(await storedOn('debate')).toMatchObject({ short: 'early and away' });
    expect(unsavedOn('debate')).toEqual([]);
  });
});

describe('two tabs with the same note', () => {
  it('lose nothing: both texts are kept, and each shows both', async () => {
    const [here, there] = [await loaded(), await loaded()];
    here.edit({ short: 'here', tags: ['a'] });
    there.edit({ short: 'there', tags: ['b'] });
    await here.flush();
    await there.flush();
    expect(there.text).toMatchObject({ short: 'there', tags: ['b', 'a'] });
    expect(there.versions).toMatchObject([{ short: 'here' }]);
    expect(await storedOn('debate')).toMatchObject({ short: 'there', otherVersions: [{ short: 'here' }] });
    here.edit({ long: 'more from here' });
    await here.flush();
    expect(shorts(here)).toEqual(['here', 'there']);
    expect(here.text).toMatchObject({ long: 'more from here' });
  });

  it('lose nothing where one opens the note while the other is still writing', async () => {
    const here = await loaded();
    here.edit({ short: 'first words' });
    const there = await loaded();
    // What is being written in this very page was not left behind by anyone.
    expect(there.text.short).toBe('');
    here.edit({ short: 'first words and more' });
    there.edit({ long: 'from there' });
    await Promise.all([here.flush(), there.flush()]);
    const note = await storedOn('debate');
    expect(note).toMatchObject({ long: 'from there' });
    expect((note as Note).short).toContain('first words and more');
  });
});

describe('a page that was left in a hurry', () => {
  it('left its text behind, which is joined with the note and then struck out', async () => {
    const note = await stored({ short: 'stored' });
    leave(note, { ...note, short: 'stored, and the last words' });
    const draft = await loaded();
    expect(draft.text.short).toBe('stored, and the last words');
    expect(draft.state).toBe('saved');
    expect(unsavedOn('debate')).toEqual([]);
    expect(await storedOn('debate')).toMatchObject({ short: 'stored, and the last words' });
  });

  it('that was one of the first release left its text behind, which is joined too', async () => {
    (await firstDatabase([firstRelease])).close();
    localStorage.setItem(firstEntry.key, firstEntry.value);
    const draft = await loaded();
    expect(draft.text.jottings).toBe(`${firstRelease.jottings}\np. 7: left in a hurry`);
    expect(await storedOn('debate')).toMatchObject({ short: firstRelease.short, status: null, revision: 4 });
    expect(allUnsaved()).toEqual([]);
  });

  it('left what it chose behind, which stands beside what another tab chose since', async () => {
    leave(base, { ...NOTHING_WRITTEN, status: 'read', rating: 5 });
    await stored({ status: 'reading' });
    const draft = await loaded();
    expect(draft.text).toEqual({ ...NOTHING_WRITTEN, status: 'read', rating: 5 });
    expect(draft.versions).toMatchObject([{ status: 'reading' }]);
  });

  it('left its text behind on a paper without a note', async () => {
    leave(base, { ...base, jottings: 'only here' });
    expect((await loaded()).text.jottings).toBe('only here');
    expect(await storedOn('debate')).toMatchObject({ jottings: 'only here', revision: 1 });
  });

  it('is joined with what another tab has saved since', async () => {
    leave(base, { ...base, short: 'left behind' });
    await stored({ short: 'saved since' });
    expect(shorts(await loaded())).toEqual(['left behind', 'saved since']);
  });

  it('does not have its text twice where it was saved after all', async () => {
    leave(base, { ...base, short: 'saved in the last moment' });
    await stored({ short: 'saved in the last moment' });
    expect((await loaded()).text.short).toBe('saved in the last moment');
  });

  it('whose browser forgot that it was saved does not bring an older text back', async () => {
    const draft = await loaded();
    draft.edit({ short: 'older' });
    const [key, entry] = Object.entries(localStorage).find(([name]) => name.includes('unsaved')) ?? [];
    await draft.flush();
    draft.edit({ short: 'newer' });
    await draft.close();
    // What a killed browser may find again on its disk.
    localStorage.setItem(key ?? '', String(entry));
    const again = await loaded();
    expect(shorts(again)).toEqual(['newer']);
    expect(await storedOn('debate')).toMatchObject({ short: 'newer', revision: 2 });
    expect(unsavedOn('debate')).toEqual([]);
  });

  it('left texts in two tabs: both are kept', async () => {
    leave(base, { ...base, short: 'one' });
    leave(base, { ...base, short: 'two' });
    expect(shorts(await loaded())).toEqual(['one', 'two']);
    expect(unsavedOn('debate')).toEqual([]);
  });
});

describe('a note that cannot be read', () => {
  const damaged = { paperId: 'debate', short: 7 };

  it('is left as it is, which is said, and nothing is written over it', async () => {
    await putRaw(damaged);
    const draft = await loaded();
    expect(draft.state).toBe('blocked');
    expect(draft.trouble).toBe(
      'The note that is stored here cannot be read. It is left as it is; nothing will be written over it.',
    );
    draft.edit({ short: 'typed all the same' });
    await draft.flush();
    await draft.close();
    expect(await storedOn('debate')).toEqual(damaged);
  });

  it('keeps what is typed in the journal', async () => {
    await putRaw(damaged);
    const draft = await loaded();
    draft.edit({ short: 'typed all the same' });
    await draft.close();
    expect(unsavedOn('debate').map((entry) => entry.text.short)).toEqual(['typed all the same']);
  });
});

describe('another tab that does not let go of the notes', () => {
  it('is told of; what is typed meanwhile is in the journal, and is saved when that tab is closed', async () => {
    const old = await firstDatabase([firstRelease]);
    const draft = draftOn();
    const loading = draft.load();
    await expect.poll(() => draft.trouble).toBe(HELD_UP);
    draft.edit({ short: 'typed meanwhile', rating: 3 });
    await draft.flush();
    expect(draft.state).toBe('unsaved');
    expect(unsavedOn('debate').map(({ text }) => [text.short, text.rating])).toEqual([['typed meanwhile', 3]]);
    old.close();
    await loading;
    expect(draft.trouble).toBeNull();
    expect(draft.state).toBe('saved');
    expect(draft.text).toMatchObject({
      short: 'typed meanwhile',
      long: firstRelease.long,
      rating: 3,
    });
    expect(draft.versions).toMatchObject([{ short: firstRelease.short }]);
    expect(await storedOn('debate')).toMatchObject({ rating: 3, long: firstRelease.long });
    expect(unsavedOn('debate')).toEqual([]);
  });
});

describe('notes of a newer version of the page', () => {
  it('are not opened, which is said, and what is typed is kept for later', async () => {
    await rawNotes(() => Promise.resolve(), DATABASE.version + 1);
    const draft = await loaded();
    expect(draft.state).toBe('blocked');
    expect(draft.trouble).toBe(
      'Your notes were saved by a newer version of this page. Here they can be read and backed up, not changed; reload to get that version.',
    );
    draft.edit({ short: 'for later' });
    await draft.flush();
    expect(draft.state).toBe('blocked');
    expect(unsavedOn('debate').map((entry) => entry.text.short)).toEqual(['for later']);
  });
});

describe('a save that fails', () => {
  it('is said, and the text is tried again with the next save', async () => {
    const draft = await loaded();
    draft.edit({ short: 'first' });
    await draft.flush();
    await putRaw({ paperId: 'debate', short: 7 });
    draft.edit({ short: 'second' });
    await draft.flush();
    expect(draft.state).toBe('unsaved');
    expect(draft.trouble).toMatch(/^Not saved\./);
    expect(draft.text.short).toBe('second');
    await rawNotes((database) => database.delete('notes', 'debate'));
    await draft.flush();
    expect(draft.state).toBe('saved');
    expect(draft.trouble).toBeNull();
    expect(await storedOn('debate')).toMatchObject({ short: 'second' });
  });
});

describe('a paper whose id has changed', () => {
  const renamed = { id: 'oversight-by-debate', title: 'Oversight by debate', url: null, formerIds: ['debate'] };

  async function opened(): Promise<NoteDraft> {
    const draft = new NoteDraft(renamed);
    drafts.push(draft);
    await draft.load();
    return draft;
  }

  it('has the note that was written under its former id, which is saved under the present one', async () => {
    await putRaw(firstRelease);
    const draft = await opened();
    expect(draft.state).toBe('saved');
    expect(draft.text).toMatchObject({ short: firstRelease.short, long: firstRelease.long, tags: firstRelease.tags });
    draft.edit({ rating: 5 });
    await draft.flush();
    expect(await storedOn('oversight-by-debate')).toMatchObject({
      title: 'Oversight by debate',
      long: firstRelease.long,
      rating: 5,
    });
    expect(await storedOn('debate')).toBeUndefined();
  });

  it('keeps what was written under either, once', async () => {
    await stored({ short: 'before' });
    await putRaw({ ...emptyNote(renamed), short: 'since', revision: 1 });
    for (const draft of [await opened(), await opened()]) expect(shorts(draft)).toEqual(['before', 'since']);
  });

  it('has what was left behind under its former id', async () => {
    localStorage.setItem(firstEntry.key, firstEntry.value);
    await putRaw(firstRelease);
    const draft = await opened();
    expect(draft.text.jottings).toBe(`${firstRelease.jottings}\np. 7: left in a hurry`);
    expect(unsavedOn('debate')).toEqual([]);
  });

  it('leaves all as it is where one of its notes cannot be read, and says so', async () => {
    const damaged = { paperId: 'debate', short: 7 };
    const present = { ...emptyNote(renamed), short: 'since', revision: 1 };
    await putRaw(damaged);
    await putRaw(present);
    const draft = await opened();
    expect(draft.state).toBe('blocked');
    expect(draft.trouble).toContain('cannot be read');
    expect([await storedOn('debate'), await storedOn(renamed.id)]).toEqual([damaged, present]);
  });
});

describe('on a full disk', () => {
  it('what a page left behind stands here again, is kept, and is saved when there is space', async () => {
    await stored({ short: 'Stored.' });
    const [base] = (await rawNotes((raw) => raw.getAll('notes'))) as Note[];
    leave({ ...emptyNote(paper), ...base }, { ...NOTHING_WRITTEN, short: 'Stored.', long: 'Typed on a full disk.' });
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const draft = await loaded();
    expect(draft.text).toMatchObject({ short: 'Stored.', long: 'Typed on a full disk.' });
    expect(draft.note.long).toBe('Typed on a full disk.');
    expect(draft.state).toBe('unsaved');
    expect(draft.isAtRisk).toBe(true);
    expect(draft.trouble).toMatch(/There is no space left/);
    await draft.close();
    expect(unsavedOn('debate')).toHaveLength(1);
    const next = await loaded();
    expect(next.text.long).toBe('Typed on a full disk.');
    full.mockRestore();
    await expect.poll(() => next.state, { timeout: 10_000 }).toBe('saved');
    expect(next.isAtRisk).toBe(false);
    expect(await storedOn('debate')).toMatchObject({ short: 'Stored.', long: 'Typed on a full disk.' });
    expect(unsavedOn('debate')).toEqual([]);
  });
});
