import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import second from '../../tests/fixtures/database-v2.json';
import { littleSpace } from '../../tests/fixtures/little-space.browser.ts';
import { savedFiles } from '../../tests/fixtures/saved-files.browser.ts';
import { startBackupWorker, workerOf } from '../../tests/fixtures/start-backup-worker.browser.ts';
import { putRaw, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { encodeBackup } from './backup-file.ts';
import BackupPanel from './BackupPanel.svelte';
import { NOTHING_KEPT, type Contents } from './contents.ts';
import { hearNews } from './news.ts';
import type { Note } from './note.ts';
import { DATABASE } from './stored.ts';

beforeEach(wipeStorage);

const AT = '2026-05-03T10:00:00.000Z';
// In its present form: without passages.
const note = { ...second.note, passages: [] } as Note;
const other = { ...note, short: 'Judges are weak.', revision: 12 };
const fresh = { ...note, paperId: 'fresh', title: 'A fresh paper' };

const fileOf = (contents: Partial<Contents>) => encodeBackup({ ...NOTHING_KEPT, ...contents }, AT);

async function panel(startWorker = startBackupWorker) {
  const screen = await render(BackupPanel, { startWorker, presentIds: new Map([['fresh-old', 'fresh']]) });
  const choose = async (text: string, name = 'backup.json') => {
    const input = screen.container.querySelector('input[type="file"]');
    if (input === null) throw new Error('there is nothing to choose a file with');
    await userEvent.upload(input, new File([text], name, { type: 'application/json' }));
  };
  return { screen, choose };
}

describe('the reminder', () => {
  it('says nothing where there is nothing to back up', async () => {
    const { screen } = await panel();
    await expect.element(screen.getByRole('button', { name: 'Back up' })).toBeVisible();
    await expect
      .element(screen.getByRole('region', { name: 'Backup' }))
      .not.toHaveTextContent(/backup yet|changed since/);
  });

  it('counts what is in no backup, goes with the backup, and counts what is changed after it', async () => {
    await putRaw(note);
    await putRaw(fresh);
    const saved = savedFiles();
    const { screen } = await panel();
    await expect.element(screen.getByText(/^2 notes are in no backup yet\./)).toBeVisible();
    await screen.getByRole('button', { name: 'Back up' }).click();
    await expect.element(screen.getByText(/in your downloads/)).toBeVisible();
    await expect.element(screen.getByText(/no backup yet/)).not.toBeInTheDocument();
    const [file] = saved();
    expect(file?.name).toMatch(/^ai-safety-papers-backup-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse((await file?.blob.text()) ?? '')).toMatchObject({ version: 1, notes: [note, fresh] });
    await screen.unmount();
    await putRaw({ ...note, short: 'Later.', revision: 8 });
    const later = await panel();
    await expect
      .element(later.screen.getByText(/^1 note changed since your last backup \(.* 20\d\d\)\.$/))
      .toBeVisible();
  });
});

describe('a backup', () => {
  it('can be taken of notes that a newer version of the page saved', async () => {
    await putRaw(note);
    await rawNotes(() => Promise.resolve(), DATABASE.version + 1);
    const saved = savedFiles();
    const { screen } = await panel();
    await screen.getByRole('button', { name: 'Back up' }).click();
    await expect.poll(() => saved().length).toBe(1);
    expect(JSON.parse((await saved()[0]?.blob.text()) ?? '')).toMatchObject({ notes: [note] });
    expect(screen.getByRole('alert').elements()).toEqual([]);
  });

  it('can be taken on a full disk', async () => {
    await littleSpace();
    await putRaw({ ...note, long: 'x'.repeat(700_000) });
    const saved = savedFiles();
    const { screen } = await panel();
    await screen.getByRole('button', { name: 'Back up' }).click();
    await expect.poll(() => saved().length).toBe(1);
  });

  it('cannot be taken where nothing is stored, which is said', async () => {
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const { screen } = await panel();
    await screen.getByRole('button', { name: 'Back up' }).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent('does not let the page store anything');
    opening.mockRestore();
  });
});

describe('restoring', () => {
  it('shows what would come of it, writes nothing before that, merges, and can be undone', async () => {
    await putRaw(note);
    const heard = vi.fn();
    const deaf = hearNews(heard);
    const { screen, choose } = await panel();
    await choose(fileOf({ notes: [other, fresh] }));
    const preview = screen.getByRole('region', { name: 'Restore from “backup.json”' });
    await expect.element(preview).toHaveTextContent('A backup of 3 May 2026: 2 notes. Nothing is written yet.');
    await expect.element(preview.getByText('1 conflicting')).toBeVisible();
    await expect.element(preview.getByText('1 new')).toBeVisible();
    expect(await storedOn('fresh')).toBeUndefined();
    expect(heard).not.toHaveBeenCalled();
    await preview.getByRole('button', { name: 'Merge 2 records' }).click();
    await expect.element(screen.getByText('2 records of the backup merged.')).toBeVisible();
    expect(await storedOn('fresh')).toEqual(fresh);
    expect(await storedOn('debate')).toMatchObject({ short: note.short, otherVersions: [{ short: other.short }] });
    expect(heard.mock.calls).toEqual([[{ kind: 'everything' }, true]]);
    const undo = screen.getByRole('button', { name: 'Undo import' });
    await expect.element(undo).toHaveFocus();
    await undo.click();
    await expect.element(screen.getByText(/^All is as it was before the import/)).toBeVisible();
    await expect.element(undo).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: 'Restore from a backup…' })).toHaveFocus();
    expect(await storedOn('fresh')).toBeUndefined();
    expect(await storedOn('debate')).toEqual({ ...note, revision: 14 });
    deaf();
  });

  it('replaces, and can be undone after a reload, for as long as it says', async () => {
    await putRaw({ ...note, paperId: 'mine' });
    const { screen, choose } = await panel();
    await choose(fileOf({ notes: [fresh] }));
    await screen.getByRole('radio', { name: /^Replace/ }).click();
    await expect.element(screen.getByText('1 removed')).toBeVisible();
    await screen.getByRole('button', { name: 'Replace 2 records' }).click();
    await expect.element(screen.getByText('The backup is in place: 2 records changed.')).toBeVisible();
    expect(await storedOn('mine')).toBeUndefined();
    await screen.unmount();
    const later = await panel();
    await expect
      .element(later.screen.getByText(/^A backup was put in place on/))
      .toHaveTextContent(
        /undone until the next one, and at the latest until \d+ \w+ 20\d\d; what you write meanwhile stays\./,
      );
    await later.screen.getByRole('button', { name: 'Undo import' }).click();
    await expect.poll(() => storedOn('mine')).toEqual({ ...note, paperId: 'mine' });
    expect(await storedOn('fresh')).toBeUndefined();
  });

  it('can be left; then nothing has changed', async () => {
    const { screen, choose } = await panel();
    await choose(fileOf({ notes: [fresh] }));
    await screen.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(screen.getByRole('heading', { name: /^Restore from/ })).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: 'Restore from a backup…' })).toHaveFocus();
    expect(await storedOn('fresh')).toBeUndefined();
  });

  it('of what is here already says so, and offers nothing to write', async () => {
    await putRaw(note);
    const { screen, choose } = await panel();
    await choose(fileOf({ notes: [note] }));
    await expect.element(screen.getByText('All that is in this backup is here already.')).toBeVisible();
    expect(screen.getByRole('button', { name: /record/ }).elements()).toEqual([]);
    await screen.getByRole('button', { name: 'Close' }).click();
  });

  it('brings a note in under the id that its paper has now, and once only', async () => {
    const { screen, choose } = await panel();
    const backup = fileOf({ notes: [{ ...fresh, paperId: 'fresh-old' }] });
    await choose(backup);
    await screen.getByRole('button', { name: 'Merge 1 record' }).click();
    await expect.poll(() => storedOn('fresh')).toEqual(fresh);
    expect(await storedOn('fresh-old')).toBeUndefined();
    await choose(backup);
    await expect.element(screen.getByText('All that is in this backup is here already.')).toBeVisible();
  });

  it('names a bad record, and brings in the others', async () => {
    const { screen, choose } = await panel();
    await choose(fileOf({ notes: [fresh, note] }).replace('"Two models argue, a human judges."', '7'));
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(
        '1 record cannot be read, and is left out. All others are there. The note on “Debate as oversight” (record 1 of “notes”) has no “short” that this page can read.',
      );
    await screen.getByRole('button', { name: 'Merge 1 record' }).click();
    await expect.poll(() => storedOn('fresh')).toEqual(fresh);
  });

  it('from what is no backup gets a sentence, and the next file is read all the same', async () => {
    const { screen, choose } = await panel();
    await choose('<!doctype html>', 'page.html.json');
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/^This file is a web page, not a backup\. Choose a file/);
    await choose(fileOf({ notes: [fresh] }));
    await expect.element(screen.getByRole('button', { name: 'Merge 1 record' })).toBeVisible();
    expect(screen.getByRole('alert').elements()).toEqual([]);
  });

  it('on a full disk changes nothing, and says so', async () => {
    await littleSpace();
    await putRaw(note);
    const { screen, choose } = await panel();
    await choose(fileOf({ notes: [{ ...fresh, long: 'x'.repeat(5_000_000) }] }));
    await screen.getByRole('button', { name: 'Merge 1 record' }).click();
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('Not restored. There is no space left for this page. Nothing was changed.');
    expect(await storedOn('fresh')).toBeUndefined();
    expect(await storedOn('debate')).toEqual(note);
  });

  it('can be stopped while the file is read', async () => {
    const { screen, choose } = await panel(workerOf('for (;;);'));
    await choose(fileOf({}));
    await screen.getByRole('button', { name: 'Stop reading' }).click();
    await expect.element(screen.getByRole('button', { name: 'Stop reading' })).not.toBeInTheDocument();
    await expect.element(screen.getByText(/^Reading/)).not.toBeInTheDocument();
  });

  it('takes a file that is dropped anywhere on the page', async () => {
    const { screen } = await panel();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([fileOf({ notes: [fresh] })], 'dropped.json'));
    const dragged = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(dragged);
    expect(dragged.defaultPrevented).toBe(true);
    await expect.element(screen.getByText('Let go to look into the file.')).toBeVisible();
    const dropped = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(dropped);
    expect(dropped.defaultPrevented).toBe(true);
    await expect.element(screen.getByRole('heading', { name: 'Restore from “dropped.json”' })).toHaveFocus();
  });
});
