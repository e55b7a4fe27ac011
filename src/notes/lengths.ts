import type { NoteText } from './note.ts';

/** Which of the three lengths a note has, by their names, and its passages: "short · 2 passages". Empty without any. */
export function lengthsInWords(note: NoteText): string {
  const { length: passages } = note.passages;
  const lengths = (['short', 'long', 'jottings'] as const).filter((length) => note[length].trim() !== '');
  const counted = passages === 0 ? [] : [passages === 1 ? '1 passage' : `${passages} passages`];
  return [...lengths, ...counted].join(' · ');
}
