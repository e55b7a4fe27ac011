import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { littleSpace } from '../../tests/fixtures/little-space.browser.ts';
import { savedFiles, type SavedFile } from '../../tests/fixtures/saved-files.browser.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { startBackupWorker, workerOf } from '../../tests/fixtures/start-backup-worker.browser.ts';
import { putRaw, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { hearNews } from './news.ts';
import { emptyNote, type Note } from './note.ts';
import NotesFiles from './NotesFiles.svelte';
import { DATABASE } from './stored.ts';
import { vaultFiles } from './vault-export.ts';

beforeEach(wipeStorage);

const dataset = smallDataset();
const note: Note = {
  ...emptyNote({ id: 'debate', title: 'Debate as oversight', url: null }),
  short: 'Debate helps.',
  tags: ['games'],
  revision: 3,
  updatedAt: '2026-11-01T10:00:00.000Z',
};
const other: Note = { ...note, paperId: 'noise', title: 'Noise and models', short: 'Noise hurts.' };

const fileOf = (one: Note) => vaultFiles([one], dataset)[0]?.content ?? '';

async function panel(startWorker = startBackupWorker) {
  const screen = await render(NotesFiles, { startWorker, dataset });
  const take = async (button: string) => {
    await screen.getByRole('button', { name: 'Take notes out…' }).click();
    await screen.getByRole('button', { name: button, exact: true }).click();
  };
  const choose = async (...files: File[]) => {
    const opener = screen.getByRole('button', { name: 'Bring in a vault…' });
    if (opener.element().getAttribute('aria-expanded') === 'false') await opener.click();
    await expect.element(screen.getByRole('button', { name: 'Choose files…' })).toBeVisible();
    const input = screen.container.querySelector('input[type="file"]');
    if (input === null) throw new Error('there is nothing to choose a file with');
    await userEvent.upload(input, files);
  };
  return { screen, take, choose };
}

const markdown = (content: string, name = 'debate.md') => new File([content], name, { type: 'text/markdown' });

/** What writes files is fetched when it is asked for the first time. */
async function oneOf(saved: () => readonly SavedFile[]): Promise<void> {
  await expect.poll(() => saved().length, { timeout: 10_000 }).toBe(1);
}

async function unpacked(saved: () => readonly SavedFile[]): Promise<Record<string, string>> {
  await oneOf(saved);
  const bytes = new Uint8Array((await saved()[0]?.blob.arrayBuffer()) ?? new ArrayBuffer());
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

describe('taking notes out', () => {
  it('gives a vault with a file a note, and says how many there are', async () => {
    await putRaw(note);
    await putRaw(other);
    const saved = savedFiles();
    const { screen, take } = await panel();
    await take('Take out the vault');
    await expect.element(screen.getByText('2 notes to take out.')).toBeVisible();
    expect(await unpacked(saved)).toEqual({ 'debate.md': fileOf(note), 'noise.md': fileOf(other) });
    expect(saved()[0]?.name).toBe('ai-safety-papers-vault.zip');
    await expect.element(screen.getByText(/with 2 files is in your downloads/)).toBeVisible();
  });

  it('gives a file for each paper where that is asked for', async () => {
    const saved = savedFiles();
    const { screen } = await panel();
    await screen.getByRole('button', { name: 'Take notes out…' }).click();
    await expect.element(screen.getByRole('button', { name: 'Take out the vault' })).toBeDisabled();
    await screen
      .getByRole('checkbox', { name: /^Also an empty file for each paper without a note.*: 5 files in all/ })
      .click();
    await screen.getByRole('button', { name: 'Take out the vault' }).click();
    expect(Object.keys(await unpacked(saved))).toEqual([
      'alone.md',
      'debate.md',
      'noise.md',
      'reward.md',
      'undated.md',
    ]);
  });

  it.each([
    ['Take out one file', 'ai-safety-papers-notes.md', 'Alpha Lab (2022, 3 February)'],
    ['Take out RIS', 'ai-safety-papers-notes.ris', 'N1  - Short note:\r\nDebate helps.\r\n'],
    ['Take out CSV', 'ai-safety-papers-notes.csv', 'debate,Debate as oversight,Alpha Lab,2022-02-03'],
  ])('with “%s” gives %s', async (button, name, part) => {
    await putRaw(note);
    const saved = savedFiles();
    const { take } = await panel();
    await take(button);
    await oneOf(saved);
    expect(saved()[0]?.name).toBe(name);
    expect(await saved()[0]?.blob.text()).toContain(part);
  });

  it('works for notes under former ids of their papers', async () => {
    await putRaw({ ...note, paperId: 'reward-old' });
    const saved = savedFiles();
    const { take } = await panel();
    await take('Take out the vault');
    expect(Object.keys(await unpacked(saved))).toEqual(['reward.md']);
  });

  it('works for notes that a newer version of the page saved', async () => {
    await putRaw(note);
    await rawNotes(() => Promise.resolve(), DATABASE.version + 1);
    const saved = savedFiles();
    const { take } = await panel();
    await take('Take out the vault');
    expect(await unpacked(saved)).toEqual({ 'debate.md': fileOf(note) });
  });
});

describe('bringing a vault in', () => {
  it('shows what changed, writes nothing before that, tells the page, and can be undone', async () => {
    await putRaw(note);
    await putRaw(other);
    let news = 0;
    const deaf = hearNews(() => (news += 1));
    const { screen, choose } = await panel();
    const archive = zipSync({
      'vault/debate.md': strToU8(`${fileOf(note).replace('Debate helps.', 'Debate helps judges.')}\nMy own text.\n`),
      'vault/noise.md': strToU8(fileOf(other)),
      'vault/diary.md': strToU8('# Dear diary'),
    });
    await choose(new File([archive.slice().buffer], 'vault.zip'));
    const preview = screen.getByRole('region', { name: 'Bring in “vault.zip”' });
    await expect.element(preview.getByRole('heading', { level: 2 })).toHaveFocus();
    await expect.element(preview).toHaveTextContent('It holds 2 notes of this page. Nothing is written yet.');
    await expect.element(preview).toHaveTextContent('1 file is not a note of this page, and is left alone.');
    await expect.element(preview).toHaveTextContent('1 is the same, or changed only here.');
    await preview.getByText('1 changed in the vault').click();
    await preview.getByText('Debate as oversight').click();
    await expect.element(preview).toHaveTextContent('Debate helps judges.');
    await expect.element(preview).toHaveTextContent('My own text.');
    expect(await storedOn('debate')).toEqual(note);
    expect(news).toBe(0);
    await preview.getByRole('button', { name: 'Bring in 1 note' }).click();
    await expect.element(screen.getByRole('button', { name: 'Undo import' })).toHaveFocus();
    expect(await storedOn('debate')).toMatchObject({
      short: 'Debate helps judges.',
      tags: ['games'],
      revision: 4,
      around: { after: '\nMy own text.\n' },
    });
    expect(news).toBeGreaterThan(0);
    await screen.getByRole('button', { name: 'Undo import' }).click();
    await expect.element(screen.getByRole('button', { name: 'Bring in a vault…' })).toHaveFocus();
    expect(await storedOn('debate')).toEqual({ ...note, revision: 5 });
    deaf();
  });

  it('lets the reader choose where a note was changed on both sides', async () => {
    await putRaw({ ...note, short: 'Mine.', revision: 4 });
    await putRaw({ ...other, short: 'Mine too.', revision: 4 });
    const { screen, choose } = await panel();
    await choose(
      markdown(fileOf(note).replace('Debate helps.', 'Theirs.')),
      markdown(fileOf(other).replace('Noise hurts.', 'Theirs too.'), 'noise.md'),
    );
    const conflict = screen.getByRole('region', { name: 'Debate as oversight' });
    await expect.element(conflict).toHaveTextContent(/Here Mine\. In the vault Theirs\./);
    await expect.element(conflict.getByRole('radio', { name: /^Keep both/ })).toBeChecked();
    await conflict.getByRole('radio', { name: 'Take what is in the vault' }).click();
    await screen.getByRole('button', { name: 'Bring in 2 notes' }).click();
    await expect.element(screen.getByRole('button', { name: 'Undo import' })).toBeVisible();
    expect(await storedOn('debate')).toMatchObject({ short: 'Theirs.', revision: 5 });
    expect(await storedOn('debate')).not.toHaveProperty('otherVersions');
    expect(await storedOn('noise')).toMatchObject({ short: 'Mine too.', otherVersions: [{ short: 'Theirs too.' }] });
  });

  it('brings in notes on papers that are not in the list where the reader says so', async () => {
    const { screen, choose } = await panel();
    await choose(markdown(fileOf({ ...note, paperId: 'gone', title: 'Gone' }), 'gone.md'));
    await expect.element(screen.getByText('There is nothing to change', { exact: false })).toBeVisible();
    await screen.getByRole('checkbox', { name: /^Also bring in 1 note on a paper that is not in the list/ }).click();
    await screen.getByRole('button', { name: 'Bring in 1 note' }).click();
    await expect.element(screen.getByRole('button', { name: 'Undo import' })).toBeVisible();
    expect(await storedOn('gone')).toMatchObject({ title: 'Gone', short: 'Debate helps.' });
  });

  it('tells of each file that cannot be taken, in a sentence', async () => {
    const { screen, choose } = await panel();
    await choose(
      markdown(fileOf(note).replace('company:', 'company')),
      markdown(fileOf(other), 'noise.md'),
      markdown(fileOf({ ...other, short: 'Other.' }), 'noise copy.md'),
    );
    const problems = screen.getByRole('alert');
    await expect.element(problems).toHaveTextContent(/debate\.md is not taken: line \d+ of its front matter/);
    await expect.element(problems).toHaveTextContent('noise.md and noise copy.md are on one paper (noise) and differ');
    await screen.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByRole('button', { name: 'Bring in a vault…' })).toHaveFocus();
    expect(await storedOn('noise')).toBeUndefined();
  });

  it('of other people’s files says so, and can be stopped while it reads', async () => {
    const { screen, choose } = await panel();
    await choose(markdown('# Hello'));
    await expect.element(screen.getByRole('alert')).toHaveTextContent('No note of this page is in what you chose.');
    await screen.unmount();
    const stuck = await panel(workerOf('for (;;);'));
    await stuck.choose(markdown(fileOf(note)));
    await stuck.screen.getByRole('button', { name: 'Stop reading' }).click();
    await expect.element(stuck.screen.getByRole('button', { name: 'Choose files…' })).toHaveFocus();
  });

  it('for which there is no space changes nothing, and says so', async () => {
    await littleSpace();
    await putRaw(note);
    const { screen, choose } = await panel();
    await choose(markdown(fileOf(note).replace('## Long note\n', `## Long note\n\n${'x'.repeat(1_500_000)}\n`)));
    await screen.getByRole('button', { name: 'Bring in 1 note' }).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/^Not brought in\..*Nothing was changed\.$/);
    expect(await storedOn('debate')).toEqual(note);
  });

  it('is undone after a reload too, beside what was written since', async () => {
    await putRaw(note);
    const { screen, choose } = await panel();
    await choose(markdown(fileOf(note).replace('Debate helps.', 'From the vault.')));
    await screen.getByRole('button', { name: 'Bring in 1 note' }).click();
    await expect.element(screen.getByRole('button', { name: 'Undo import' })).toBeVisible();
    await screen.unmount();
    await putRaw(other);
    const later = await panel();
    await expect.element(later.screen.getByText(/^A vault was brought in on .* at the latest until/)).toBeVisible();
    await later.screen.getByRole('button', { name: 'Undo import' }).click();
    await expect.poll(async () => ((await storedOn('debate')) as Note).short).toBe('Debate helps.');
    expect(await storedOn('noise')).toEqual(other);
  });
});
