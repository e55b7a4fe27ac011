import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { someNote } from '../../tests/fixtures/some-contents.ts';
import { putRaw, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { edited, editNotes, undoChanges, type Edit } from './bulk.ts';
import { connect, type Connection } from './connection.ts';
import { openNotes } from './database.ts';
import { NoteDraft } from './note-draft.svelte.ts';
import { emptyNote, RATINGS, STATUSES, type Note } from './note.ts';
import { changeNotes } from './with-notes.ts';

beforeEach(wipeStorage);

const note = (id: string, written: Partial<Note> = {}): Note => ({
  ...emptyNote({ id, title: `On ${id}`, url: null }),
  short: `About ${id}.`,
  revision: 1,
  updatedAt: '2026-11-01T12:00:00.000Z',
  ...written,
});

async function connected(...notes: unknown[]): Promise<Connection> {
  const connection = await connect();
  onTestFinished(() => connection.close());
  for (const one of notes) await connection.put('notes', one);
  return connection;
}

/** What is stored, without what every save changes. */
async function stored(connection: Connection): Promise<unknown[]> {
  const records = (await connection.getAll('notes')) as Note[];
  return records.map((record) => ({ ...record, revision: 0, updatedAt: '' }));
}

describe('an edit of tags', () => {
  const tagsAfter = (tags: string[], edit: Edit) => edited({ tags, status: null, rating: null }, edit)?.tags ?? tags;

  it('adds what is not there yet, whatever its case, behind the others', () => {
    expect(tagsAfter(['Talk'], { kind: 'add-tags', tags: ['talk', 'new'] })).toEqual(['Talk', 'new']);
  });

  it('removes a tag, whatever its case', () => {
    expect(tagsAfter(['Talk', 'b', 'talk'], { kind: 'remove-tag', tag: 'TALK' })).toEqual(['b']);
  });

  it('renames a tag where it stands, and joins it with one that has that name', () => {
    expect(tagsAfter(['a', 'old', 'c'], { kind: 'rename-tag', from: 'Old', to: 'new' })).toEqual(['a', 'new', 'c']);
    expect(tagsAfter(['New', 'a', 'old'], { kind: 'rename-tag', from: 'old', to: 'new' })).toEqual(['new', 'a']);
    expect(tagsAfter(['New'], { kind: 'rename-tag', from: 'old', to: 'new' })).toEqual(['New']);
    expect(tagsAfter(['SAFETY', 'safety'], { kind: 'rename-tag', from: 'safety', to: 'Safety' })).toEqual(['Safety']);
  });
});

describe('changing many notes', () => {
  it('changes the field concerned and nothing else, and raises the number of saves', async () => {
    const connection = await connected(note('a', { tags: ['talk'], ...{ later: 1 } }), note('b'), note('c'));
    const changes = await editNotes(connection, ['a', 'b', 'gone'], { kind: 'add-tags', tags: ['talk'] });
    expect(changes).toEqual([{ paperId: 'b', title: 'On b', before: { tags: [] }, after: { tags: ['talk'] } }]);
    expect(await storedOn('a')).toEqual(note('a', { tags: ['talk'], ...{ later: 1 } }));
    expect(await storedOn('b')).toMatchObject({ short: 'About b.', tags: ['talk'], revision: 2 });
    expect(await storedOn('c')).toEqual(note('c'));
  });

  it('leaves what cannot be read as it is', async () => {
    const connection = await connected({ paperId: 'broken', tags: 7 }, note('a'));
    expect(await editNotes(connection, null, { kind: 'status', status: 'read' })).toHaveLength(1);
    expect(await storedOn('broken')).toEqual({ paperId: 'broken', tags: 7 });
  });

  it('takes what another tab has written meanwhile, and takes back its own field alone', async () => {
    const connection = await connected(note('a'));
    await putRaw(note('a', { long: 'Elsewhere.', revision: 2 }));
    const changes = await editNotes(connection, ['a'], { kind: 'rating', rating: 4 });
    expect(await storedOn('a')).toMatchObject({ long: 'Elsewhere.', rating: 4, revision: 3 });
    await rawNotes(async (raw) => raw.put('notes', { ...((await raw.get('notes', 'a')) as Note), short: 'Since.' }));
    expect(await undoChanges(connection, changes)).toEqual([]);
    expect(await storedOn('a')).toMatchObject({ long: 'Elsewhere.', short: 'Since.', rating: null, revision: 4 });
  });

  it('takes nothing back where the field was changed since, or the note is gone, and says so', async () => {
    const connection = await connected(note('a'), note('b'), note('c'));
    const changes = await editNotes(connection, null, { kind: 'status', status: 'read' });
    await editNotes(connection, ['a'], { kind: 'status', status: 'reading' });
    await connection.delete('notes', 'b');
    expect((await undoChanges(connection, changes)).map(({ title }) => title)).toEqual(['On a', 'On b']);
    expect(await storedOn('a')).toMatchObject({ status: 'reading' });
    expect(await storedOn('b')).toBeUndefined();
    expect(await storedOn('c')).toMatchObject({ status: null });
  });

  it('is seen by an editor that is open, and what is typed there is not lost', async () => {
    await connected(note('a', { tags: ['old'] }));
    const draft = new NoteDraft({ id: 'a', title: 'On a', url: null });
    await draft.load();
    onTestFinished(() => draft.close());
    // Typed, and not saved yet, while the tag gets another name.
    draft.edit({ short: 'Typed meanwhile.', tags: ['old', 'mine'] });
    const done = await changeNotes((one) => editNotes(one, null, { kind: 'rename-tag', from: 'old', to: 'new' }));
    expect(done.ok).toBe(true);
    await draft.flush();
    await expect.poll(() => storedOn('a')).toMatchObject({ short: 'Typed meanwhile.', tags: ['mine', 'new'] });
    await expect.poll(() => draft.text.tags).toEqual(['mine', 'new']);
  });

  it('loses nothing of what a second connection saves on top of what it read before', async () => {
    const connection = await connected(note('a'));
    const opened = await openNotes();
    if (!opened.ok) throw new Error(opened.reason);
    onTestFinished(() => opened.database.close());
    const base = await opened.database.get('a');
    if (base === null) throw new Error('nothing is stored');
    await editNotes(connection, ['a'], { kind: 'add-tags', tags: ['talk'] });
    await opened.database.save(base, { ...base, long: 'Written on the one before.' });
    expect(await storedOn('a')).toMatchObject({ long: 'Written on the one before.', tags: ['talk'], revision: 3 });
  });
});

describe('the law of changing many', () => {
  const tag = fc.constantFrom('a', 'A', 'b', 'talk');
  const someEdit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('add-tags' as const), tags: fc.uniqueArray(tag, { minLength: 1 }) }),
    fc.record({ kind: fc.constant('remove-tag' as const), tag }),
    fc.record({ kind: fc.constant('rename-tag' as const), from: tag, to: tag }),
    fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(null, ...STATUSES) }),
    fc.record({ kind: fc.constant('rating' as const), rating: fc.constantFrom(null, ...RATINGS) }),
  );
  const someNotes = fc.uniqueArray(
    fc.tuple(someNote, fc.uniqueArray(tag)).map(([one, tags]) => ({ ...one, tags })),
    { selector: ({ paperId }) => paperId, maxLength: 6 },
  );

  it('whatever was done comes back, with the tags in their order; and doing it again changes nothing', async () => {
    const connection = await connected();
    await fc.assert(
      fc.asyncProperty(someNotes, someEdit, async (notes, edit) => {
        await connection.clear('notes');
        for (const one of notes) await connection.put('notes', one);
        const before = await stored(connection);
        const changes = await editNotes(connection, null, edit);
        const after = await stored(connection);
        expect(await editNotes(connection, null, edit)).toEqual([]);
        expect(await stored(connection)).toEqual(after);
        expect(await undoChanges(connection, changes)).toEqual([]);
        expect(await stored(connection)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
