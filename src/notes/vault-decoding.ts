/** The files of a vault, which may be anything, as notes. It runs where it can be stopped. */
import { isZip, unzip, type Unzipped } from '../files/unzip.ts';
import { textOfFile } from './backup-file.ts';
import { counted } from './moments.ts';
import { readVaultText, type VaultFile } from './vault-file.ts';

/** The notes of a vault, a sentence for each thing that is not taken, and how many files are none of the page's. */
export type DecodedVault =
  { ok: true; files: VaultFile[]; problems: string[]; others: number } | { ok: false; reason: string };

/** A longer note than any: what is larger was not written by hand. Bytes. */
const LARGEST_NOTE = 10_000_000;

const LIMITS = { files: 50_000, bytes: 200_000_000 };

/** Reads the files that were chosen: archives, Markdown, or both. Never throws. */
export function decodeVault(chosen: readonly { name: string; bytes: ArrayBuffer }[]): DecodedVault {
  const problems: string[] = [];
  const unpacked: Unzipped[] = [];
  let others = 0;
  for (const { name, bytes: buffer } of chosen) {
    const bytes = new Uint8Array(buffer);
    if (isZip(bytes)) {
      const archive = unzip(bytes, isMarkdown, LIMITS);
      if (archive.ok) unpacked.push(...archive.files);
      else if (chosen.length === 1) return { ok: false, reason: archive.reason };
      else problems.push(`${name}: ${archive.reason}`);
    } else if (isMarkdown(name)) unpacked.push({ name, bytes });
    else others += 1;
  }
  const files: VaultFile[] = [];
  for (const { name, bytes } of unpacked) {
    if (bytes.length > LARGEST_NOTE) {
      const most = LARGEST_NOTE / 1e6;
      problems.push(`${name} is larger than ${most} MB, and is not read. Move some of its text into another file.`);
      continue;
    }
    // A copy, since the bytes of an archive may be a part of it.
    const text = textOfFile(bytes.slice().buffer);
    const read = text === null ? null : readVaultText(name, text);
    if (read === null) problems.push(`${name} holds no text, and is not read.`);
    else if (read.kind === 'other') others += 1;
    else if (read.kind === 'broken') problems.push(`${name} is not taken: ${read.reason}.`);
    else {
      files.push(read.file);
      problems.push(...read.problems.map((problem) => `${name}: ${problem}.`));
    }
  }
  if (files.length + problems.length > 0) return { ok: true, files, problems, others };
  const seen = others === 0 ? 'There is no Markdown file in it.' : `It holds ${counted(others, 'other file')}.`;
  return {
    ok: false,
    reason: `No note of this page is in what you chose. ${seen} Choose a vault that was taken out here.`,
  };
}

/** Whether a file is one of Markdown, and not one that a program keeps for itself (`.obsidian`, `__MACOSX`). */
function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name) && !/(?:^|[/\\])(?:\.[^./\\]|__MACOSX[/\\])/.test(name);
}
