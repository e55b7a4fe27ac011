import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { newProfile, removeProfile, startBrowser } from './browser.ts';
import { box, openNote, untilSaved, type Counts } from './page.ts';

const PAPERS = ['toy-models-of-superposition', 'in-context-learning-and-induction-heads'];

/** The files of a store that are damaged, and how. */
const DAMAGES: { name: string; files: RegExp; damage: (file: string) => void }[] = [
  { name: 'garbled MANIFEST', files: /^MANIFEST/, damage: garble },
  { name: 'garbled log', files: /\.log$/, damage: garble },
  { name: 'all cut off', files: /./, damage: (file) => truncateSync(file, Math.floor(statSync(file).size / 3)) },
  { name: 'garbled CURRENT', files: /^CURRENT$/, damage: garble },
  { name: 'all garbled', files: /./, damage: garble },
];

const LAST = { name: 'all empty', files: /./, damage: (file: string) => truncateSync(file, 0) };

/**
 * Damages the database's files between two starts. Lost is where that is not noticed, where it is told as "no notes yet", or
 * where the last good copy is not offered or does not bring all back.
 */
export async function damageFiles(site: string, count: number): Promise<Counts> {
  const why: string[] = [];
  for (let trial = 0; trial < count; trial++) {
    const { name, files, damage } = DAMAGES[trial % (DAMAGES.length + 1)] ?? LAST;
    const profile = newProfile();
    try {
      await writeAndCopy(profile, site, trial);
      for (const file of databaseFiles(profile).filter((path) => files.test(path.slice(path.lastIndexOf('/') + 1)))) {
        damage(file);
      }
      const { context, close } = await startBrowser(profile);
      const page = await context.newPage();
      await page.goto(`${site}/?page=notes`);
      await noticedAndBack(page, trial);
      await close();
    } catch (error) {
      why.push(`Damaged, ${trial} (${name}): ${String(error)}`);
    } finally {
      removeProfile(profile);
    }
  }
  return { tried: count, lost: why.length, why };
}

async function writeAndCopy(profile: string, site: string, trial: number): Promise<void> {
  const { context, close } = await startBrowser(profile);
  const page = await context.newPage();
  for (const id of PAPERS) {
    await openNote(page, site, id);
    await box(page).fill(`kept ${trial} on ${id}`);
    await untilSaved(page);
  }
  await expect.poll(() => copied(page), { timeout: 60_000 }).toContain(`kept ${trial} on ${PAPERS.at(-1) ?? ''}`);
  await close();
}

async function noticedAndBack(page: Page, trial: number): Promise<void> {
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('There are no notes yet')).toBeHidden();
  await page.getByRole('button', { name: 'Bring back the copy' }).click();
  for (const id of PAPERS) await expect(page.getByText(`kept ${trial} on ${id}`)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('alert')).toBeHidden();
}

/** The last good copy, as a text. */
function copied(page: Page): Promise<string> {
  return page.evaluate(async () => {
    try {
      const folder = await navigator.storage.getDirectory();
      return await (await (await folder.getFileHandle('last-good.json')).getFile()).text();
    } catch {
      return '';
    }
  });
}

function databaseFiles(profile: string): string[] {
  const folder = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.parentPath.includes('IndexedDB') && entry.parentPath.endsWith('leveldb'),
  );
  const files = folder.map(({ parentPath, name }) => join(parentPath, name));
  if (files.length === 0) throw new Error(`no database was found in the profile ${profile}`);
  return files;
}

/** Puts other bytes in the place of all but the first. */
function garble(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(
    file,
    bytes.map((byte, at) => (at < 4 ? byte : (byte * 31 + at * 7 + 13) % 256)),
  );
}
