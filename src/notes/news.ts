/** What one part of the page, or one tab, tells the others of the notes that they may be showing. */
import * as v from 'valibot';
import { readNote, type Note } from './note.ts';

const CHANNEL = 'ai-safety-papers:notes';

/** A note as it was saved just now; or that much has changed at once (import, restore), and all has to be read again. */
export type News = { kind: 'note'; note: Note } | { kind: 'everything' };

/** @param isOwn whether this tab told it */
type Listener = (news: News, isOwn: boolean) => void;

const Message = v.variant('kind', [
  v.object({ kind: v.literal('note'), note: v.unknown() }),
  v.object({ kind: v.literal('everything') }),
]);

const listeners = new Set<Listener>();
let channel: BroadcastChannel | null = null;

/** Hears what is told in this tab and in the others, until the function that is given back is called. */
export function hearNews(listener: Listener): () => void {
  open();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells this tab and the others. To be called once it is stored. */
export function tellNews(news: News): void {
  open()?.postMessage(news);
  for (const listener of listeners) listener(news, true);
}

function open(): BroadcastChannel | null {
  if (channel === null && 'BroadcastChannel' in globalThis) {
    channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }) => {
      const news = readNews(data);
      if (news !== null) for (const listener of listeners) listener(news, false);
    };
  }
  return channel;
}

/** A message as news, or null where it is none: another tab may have other code. */
export function readNews(message: unknown): News | null {
  const read = v.safeParse(Message, message);
  if (!read.success) return null;
  if (read.output.kind === 'everything') return { kind: 'everything' };
  const note = readNote(read.output.note);
  return note === null ? null : { kind: 'note', note };
}
