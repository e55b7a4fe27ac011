/** Finds sentences that are glued: a full stop and a capital with no space between them. */
import type { Edit } from './mend-text.ts';

export const PARTED = 'Two sentences run together; a space parts them.';

const ABBREVIATIONS = new Set(
  (
    'al alg app approx art aug apr bzw ca cf ch chap co col corp dec def dept dr ed eds eg eq eqn eqs esp est etc ex feb ' +
    'fig figs gen hon ie inc jan jr lem ltd mar max min mr mrs ms mt no nos nov obs oct op pp prof prop pt ref refs resp ' +
    'rev sec secs sep sept sr st tab thm univ viz vol vols vs'
  ).split(' '),
);

/** Names that stand behind a point in the name of a site, such as `arXiv.Org`. */
const DOMAINS = /^(?:org|com|net|edu|gov|io|dev|app)$/i;
/** Names of programs that stand before a point in code, such as `torch.Tensor`. */
const CODE = /^(?:torch|jax|flax|numpy|np|tf|nn|keras|gym|sklearn|math|self|java|system|window)$/i;

/**
 * The end of a sentence, what closes behind it, and the capital that begins the next one. A straight quotation mark may
 * open or close; which one is found by counting.
 */
const GLUED =
  /(?<end>[.!?]|[!?]{2,3}|[.!?]?:(?=[”’»]))(?<closing>[”’»)\]"]*)(?=(?<next>[“«]?\p{Lu}[\p{L}\p{N}]*)(?<behind>.?))/gu;

/**
 * The edits that part glued sentences: `challenges.We` becomes `challenges. We`. A point is left alone where it may be
 * part of a name, a number, an abbreviation, initials, an address or code: better two sentences glued than a word cut.
 */
export function findGluedSentences(text: string): Edit[] {
  return [...text.matchAll(GLUED)].flatMap((match): Edit[] => {
    const { end = '', closing = '', next = '', behind = '' } = match.groups ?? {};
    const before = /\S*$/.exec(text.slice(0, match.index))?.[0] ?? '';
    const at = match.index + end.length + closing.length;
    if (isAddress(before) || !closesQuotes(text, match.index, closing)) return [];
    if (end === '.' && !endsSentence(before, closing, next.replace(/^[“«]/, ''), behind)) return [];
    if (end !== '.' && !/(?:[\p{L}\p{N}]{2}|[)\]”"’'%$])$/u.test(before)) return [];
    return [{ at, length: 0, to: ' ', why: PARTED }];
  });
}

/** Whether a text ends in an abbreviation or an initial and its point, so that the point need not end a sentence. */
export function endsInAbbreviation(text: string): boolean {
  const word = /([\p{L}.]+)\.["'”’»)\]]*$/u.exec(text.slice(-40))?.[1];
  if (word === undefined) return false;
  // "etc." ends sentences as often as not, and a lone capital may be a name such as "option B".
  return word !== 'etc' && (ABBREVIATIONS.has(word.toLowerCase()) || /^\p{L}(?:\.\p{L})+$/u.test(word));
}

/** Whether the point behind `before` ends a sentence, where `next` is the capitalised word glued to it. */
function endsSentence(before: string, closing: string, next: string, behind: string): boolean {
  const word = /[\p{L}\p{N}]*$/u.exec(before)?.[0] ?? '';
  if (before.endsWith('.') || /[._(]/.test(behind)) return false;
  if (closing !== '') return !/^\p{Lu}$/u.test(word);
  if (word === '') return /[)\]”’'%$]$/u.test(before);
  // One letter alone is an initial (`J.K.Rowling`) or the end of an abbreviation (`e.g.Foo`).
  if (/^\p{L}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase())) return false;
  if (/\p{L}\.[\p{L}\p{N}]+$/u.test(before)) return false;
  if (DOMAINS.test(next) || CODE.test(word)) return false;
  const isCapitals = /^[\p{Lu}\p{N}]+$/u.test(next) && !/^[AI]$/.test(next);
  if (/\p{N}$/u.test(word)) return /\p{Ll}/u.test(next);
  // `safety.AI systems` are two sentences, `Character.AI` and `ASP.NET` are names.
  if (isCapitals) return /^\p{Ll}+$/u.test(word) && next.length > 1;
  return true;
}

/** Whether the straight quotation marks in `closing` close: an odd number stands before the first of them. */
function closesQuotes(text: string, index: number, closing: string): boolean {
  if (!closing.includes('"')) return true;
  return [...text.slice(0, index).matchAll(/"/g)].length % 2 === 1;
}

function isAddress(word: string): boolean {
  return /:\/\/|^[("'[]?www\.|@[a-z]|[\w-]+\.[a-z]{2,}\//i.test(word);
}
