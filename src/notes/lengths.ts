import type { NoteText } from './note.ts';

/** Which of the three lengths a note has, by their names: "short · jottings". Empty where it has none. */
export function lengthsInWords(note: NoteText): string {
  return (['short', 'long', 'jottings'] as const).filter((length) => note[length].trim() !== '').join(' · ');
}
