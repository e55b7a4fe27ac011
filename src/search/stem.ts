/**
 * The stem that the common forms of an English word share: plurals, `-ed` and `-ing`. These are steps 1a and 1b of
 * Porter's algorithm (M. F. Porter, "An algorithm for suffix stripping", Program 14, 1980), with `-es` taken off where it is a
 * plural's, and no further: the later
 * steps join words that a reader keeps apart (`general`, `generate`). Words with anything but a to z are their own stem.
 */
export function stemOf(term: string): string {
  if (term.length < 4 || !/^[a-z]+$/.test(term)) return term;
  return withoutEnding(withoutPlural(term));
}

function withoutPlural(term: string): string {
  if (term.endsWith('ies')) return `${term.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(term)) return term.slice(0, -2);
  return /(?:[^s]s)$/.test(term) && !/(?:us|is|ias)$/.test(term) ? term.slice(0, -1) : term;
}

function withoutEnding(term: string): string {
  if (term.endsWith('eed')) return term;
  const ending = /(?:ed|ing)$/.exec(term)?.[0];
  if (ending === undefined) return term;
  const stem = term.slice(0, -ending.length);
  if (stem.length < 3 || !/[aeiouy]/.test(stem)) return term;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
  // One vowel between consonants at the end of a short stem: `based` is of `base`.
  if (/^[^aeiou]*[aeiouy][^aeiouwxy]$/.test(stem)) return `${stem}e`;
  return stem;
}
