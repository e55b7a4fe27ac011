/** Notes: reading all of them, as the page does when it starts, and saving one; beside the bare database. */
import { connect } from '../../../src/notes/connection.ts';
import { openNotes } from '../../../src/notes/database.ts';
import { emptyNote, type Note } from '../../../src/notes/note.ts';
import { NoteDraft } from '../../../src/notes/note-draft.svelte.ts';
import type { Dataset } from '../../../src/papers/dataset.ts';
import type { Figure } from '../figures.ts';
import { GOALS } from '../goals.ts';
import { largest, median, quantile } from '../statistics.ts';

const READS = 9;
const SAVES = 30;
/** Two or three sentences on each paper, in the longer of two boxes. */
const WRITTEN = 'It claims more than it shows, and shows more than one would think. '.repeat(8);

export async function notes(list: Dataset): Promise<Omit<Figure, 'suite' | 'size'>[]> {
  await write(list);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let read = 0; read < READS; read++) {
    // One right after the other, so that what else the machine does falls on both.
    bare.push(await timed(() => readBare(list)));
    ours.push(await timed(() => readAll(list)));
  }
  const saves = await savingTimes(list);
  return [
    {
      name: 'all notes read and checked',
      value: median(ours),
      unit: 'ms',
      samples: READS,
      goal: GOALS.notesRead,
      beside: { 'bare getAll': median(bare) },
      details: { worst: largest(ours) },
    },
    {
      name: 'from the last key to saved',
      value: median(saves),
      unit: 'ms',
      samples: SAVES,
      goal: GOALS.saved,
      details: { p95: quantile(saves, 0.95), worst: largest(saves) },
    },
  ];
}

/** Puts a note on each paper of the list. */
async function write({ papers }: Dataset): Promise<void> {
  const connection = await connect();
  const transaction = connection.transaction('notes', 'readwrite');
  const note = (paper: Dataset['papers'][number]): Note => ({
    ...emptyNote(paper),
    short: 'Worth reading twice.',
    long: WRITTEN,
    tags: ['bench'],
    status: 'read',
    rating: 3,
    revision: 1,
    updatedAt: '2026-11-27T10:00:00.000Z',
  });
  for (const paper of papers) void transaction.store.put(note(paper));
  await transaction.done;
  connection.close();
}

/** As the page reads them when it starts. */
async function readAll({ papers }: Dataset): Promise<void> {
  const opened = await openNotes();
  if (!opened.ok) throw new Error(opened.reason);
  const read = await opened.database.allJoined(papers);
  opened.database.close();
  if (read.length !== papers.length) throw new Error(`${read.length} of ${papers.length} notes were read`);
}

/** The floor: what is stored, as it is. */
async function readBare({ papers }: Dataset): Promise<void> {
  const connection = await connect();
  const records = await connection.getAll('notes');
  connection.close();
  if (records.length !== papers.length) throw new Error(`${records.length} of ${papers.length} notes are stored`);
}

/** From each of some last keys until the transaction has completed and the editor would say so. */
async function savingTimes({ papers: [paper] }: Dataset): Promise<number[]> {
  if (paper === undefined) throw new Error('the list is empty');
  let heard: () => void = () => undefined;
  const draft = new NoteDraft(paper, () => heard());
  await draft.load();
  const times: number[] = [];
  for (let save = 0; save < SAVES; save++) {
    const saved = new Promise<void>((resolve) => (heard = resolve));
    times.push(
      await timed(async () => {
        draft.edit({ short: `Text ${save}` });
        await saved;
      }),
    );
  }
  await draft.close();
  return times;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
