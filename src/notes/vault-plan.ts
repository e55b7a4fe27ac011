/** What becomes of the notes when a vault is brought in. Nothing here reads or writes a store. */
import * as v from 'valibot';
import { isNothingAround, joinedAround, type Around } from './around.ts';
import type { Change } from './backup-plan.ts';
import { readBinned } from './binned-note.ts';
import { isAlike } from './canonical.ts';
import type { Contents } from './contents.ts';
import { fingerprint, fingerprintOf } from './fingerprint.ts';
import {
  isEmpty,
  NOTHING_WRITTEN,
  NoteTextSchema,
  readNote,
  textOf,
  type Note,
  type NoteText,
  type OtherVersion,
} from './note.ts';
import { aroundWritten, baseOf, KNOWN, type VaultFile } from './vault-file.ts';
import { contestedParts, joinTexts, withAround, withVersions } from './versions.ts';

/** Which of two versions of a note stands: both beside each other, that of here, or that of the vault. */
export type VaultChoice = 'both' | 'here' | 'vault';

/** What the reader chose: about notes by paper, and whether notes on papers outside of the list are taken. */
export type VaultChoices = { versions: ReadonlyMap<string, VaultChoice>; unlisted: boolean };

/** The papers of the list by their ids, and the ids that they have now by those that they had before. */
export type VaultPapers = {
  listed: ReadonlyMap<string, { title: string; url: string | null }>;
  presentIds: ReadonlyMap<string, string>;
};

/** What a file does to a note. Where it conflicts, `theirs` is the note as the vault alone would have it. */
export type VaultChange = Change & { fileName: string; isListed: boolean; theirs: Note | null };

/** What comes of each file, and a sentence for each that is passed over or is left as it is here. */
export type VaultPlan = { changes: VaultChange[]; told: string[] };

/**
 * Each file with the note on its paper. What was changed on one side since the vault was taken out is so; what was changed
 * on both stands side by side until the reader chooses. Nothing is taken away for want of a file. Planned again upon what
 * came of it, nothing is written.
 * @param at the present moment, ISO 8601 in UTC
 */
export function planVault(
  stored: Contents,
  files: readonly VaultFile[],
  papers: VaultPapers,
  choices: VaultChoices,
  at: string,
): VaultPlan {
  const told: string[] = [];
  const present = (id: string) => papers.presentIds.get(id) ?? id;
  const here = byPaper(stored.notes, present);
  const deleted = new Map(
    stored.bin.flatMap((record) => {
      const note = readBinned(record)?.note;
      return note === undefined ? [] : [[present(note.paperId), note] as const];
    }),
  );
  const changes = single(files, present, told).flatMap((file): VaultChange[] => {
    const id = present(file.id);
    const record = here.get(id);
    const note = readNote(record);
    const common = { store: 'notes' as const, fileName: file.name, isListed: papers.listed.has(id), theirs: null };
    if (record !== undefined && note === null) {
      told.push(`${file.name}: what is stored here on its paper cannot be read and stays as it is.`);
      return [];
    }
    if (note !== null) {
      const met = meet(note, file, choices.versions.get(note.paperId) ?? 'both', at);
      if (met.isLeft) told.push(`${file.name}: another version that is kept in it is not taken.`);
      const { result } = met.change;
      // The very record where nothing comes of it: then nothing is written.
      return [
        { ...common, ...met.change, key: note.paperId, stored: record, result: result === note ? record : result },
      ];
    }
    const taken = newNote(file, id, papers.listed.get(id), at);
    if (isEmpty(taken)) return [];
    const binned = deleted.get(id);
    if (binned !== undefined && isAlike(baseOf(binned), baseOf(taken))) {
      told.push(`${file.name}: its note was deleted here since, and stays in the bin.`);
      return [];
    }
    const isTaken = common.isListed || choices.unlisted;
    const change = { kind: 'new' as const, stored: undefined, imported: taken, result: isTaken ? taken : undefined };
    return [{ ...common, key: id, ...change }];
  });
  return { changes, told };
}

/** Of each paper one file. Of several none is taken, unless they are the same. */
function single(files: readonly VaultFile[], present: (id: string) => string, told: string[]): VaultFile[] {
  const byId = new Map<string, VaultFile[]>();
  for (const file of files) byId.set(present(file.id), [...(byId.get(present(file.id)) ?? []), file]);
  return [...byId].flatMap(([id, [first, ...more]]) => {
    if (first === undefined || more.length === 0) return first ?? [];
    const names = [first, ...more].map(({ name }) => name).join(' and ');
    const isSame = more.every((file) => isAlike({ ...file, name: '', id }, { ...first, name: '', id }));
    told.push(
      isSame
        ? `${names} are the same note; it is taken once.`
        : `${names} are on one paper (${id}) and differ, so neither is taken. Leave one of them.`,
    );
    return isSame ? [first] : [];
  });
}

/** The stored records by the ids that their papers have now; where two meet, the one that has it already. */
function byPaper(records: readonly unknown[], present: (id: string) => string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const record of records) {
    const id = v.safeParse(v.looseObject({ paperId: v.string() }), record);
    if (!id.success) continue;
    const { paperId } = id.output;
    if (paperId === present(paperId) || !found.has(present(paperId))) found.set(present(paperId), record);
  }
  return found;
}

function newNote(
  file: VaultFile,
  id: string,
  paper: { title: string; url: string | null } | undefined,
  at: string,
): Note {
  const further = Object.fromEntries(Object.entries(file.further).filter(([field]) => !KNOWN.includes(field)));
  const text = { ...NOTHING_WRITTEN, ...file.text };
  const note: Note = {
    ...further,
    paperId: id,
    title: paper?.title ?? file.title,
    url: (paper === undefined ? file.url : paper.url) ?? '',
    ...text,
    revision: 1,
    updatedAt: at,
  };
  const versions = file.otherVersions.length === 0 ? {} : { otherVersions: file.otherVersions };
  const whole = withAround({ ...note, ...versions }, aroundOf(file));
  // As it was taken out, it was written then.
  const isAsItWas = isAlike(baseOf(whole), file.base) && !Number.isNaN(Date.parse(file.updatedAt));
  return isAsItWas ? { ...whole, updatedAt: file.updatedAt } : whole;
}

/** What comes of a note and its file; and whether the file keeps a version of it that the note has not. */
function meet(note: Note, file: VaultFile, choice: VaultChoice, at: string) {
  const theirs: NoteText = { ...textOf(note), ...file.text };
  // The same in another order of its fields is the same.
  theirs.passages = theirs.passages.map((passage) => note.passages.find((one) => isAlike(one, passage)) ?? passage);
  const { text, other } = joinTexts(commonBase(note, theirs, file.base), note, theirs);
  const tags = text.tags.filter((tag, index) => note.tags.includes(tag) || firstOf(text.tags, tag) === index);
  const standing = withAround({ ...note, ...text, tags }, around(note, file));
  const own = note.otherVersions ?? [];
  const has = (version: Partial<OtherVersion>) =>
    own.some((one) => isAlike({ ...one, savedAt: '' }, { ...version, savedAt: '' }));
  const isContested = other !== null && !has(other);
  const results: Record<VaultChoice, Note> = {
    both: isContested ? withVersions(standing, [...own, { ...other, savedAt: at }]) : standing,
    here: standing,
    vault: withVersions({ ...standing, ...other }, own),
  };
  const saved = (result: Note) =>
    isAlike(result, note) ? note : { ...result, revision: note.revision + 1, updatedAt: at };
  const both = saved(results.both);
  const kind = both === note ? ('same' as const) : isContested ? ('conflicting' as const) : ('changed' as const);
  const change = {
    kind,
    imported: both,
    result: isContested ? saved(results[choice]) : both,
    ...(isContested ? { theirs: results.vault } : {}),
  };
  const isLeft = file.otherVersions.some((version) => contestedParts(note, version).length > 0 && !has(version));
  return { change, isLeft };
}

/**
 * The note as it was taken out, as far as one of the two sides still shows it; where neither does, nothing. Of tags and
 * passages each is told by itself.
 */
function commonBase(note: Note, theirs: NoteText, base: VaultFile['base']): NoteText {
  const sides = [textOf(note), theirs].map((side) => new Map<string, unknown>(Object.entries(side)));
  const parts = Object.entries(NOTHING_WRITTEN).map(([part, nothing]) => {
    const before = base[part];
    const side = sides.find((one) => fingerprintOf(one.get(part)) === before);
    if (before === undefined || side !== undefined) return [part, side?.get(part) ?? nothing] as const;
    if (part === 'tags') return [part, standingIn(before, [note.tags, theirs.tags])] as const;
    if (part === 'passages') return [part, standingIn(before, [note.passages, theirs.passages])] as const;
    return [part, nothing] as const;
  });
  return v.parse(NoteTextSchema, Object.fromEntries(parts));
}

/** What of two lists was in the one that was taken out. */
function standingIn(before: string, lists: readonly (readonly unknown[])[]): unknown[] {
  const prints = new Set(before.split(' '));
  const known = lists.flatMap((list) => list.filter((one) => prints.has(fingerprint(one))));
  return known.filter((one, at) => known.findIndex((other) => isAlike(one, other)) === at);
}

function aroundOf({ around }: VaultFile): Around | undefined {
  return isNothingAround(around) ? undefined : around;
}

function around(note: Note, file: VaultFile): Around | undefined {
  const [here, there] = [note.around, file.around].map((side) => fingerprint(aroundWritten(side)));
  if (here === there || there === file.base['around']) return note.around;
  return here === file.base['around'] ? aroundOf(file) : joinedAround(note.around, aroundOf(file));
}

function firstOf(tags: readonly string[], tag: string): number {
  return tags.findIndex((one) => one.toLowerCase() === tag.toLowerCase());
}
