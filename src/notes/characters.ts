/** Made once: making one takes longer than counting. Firefox before 125 has none. */
const graphemes = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;

/**
 * How many characters a text has, as its reader counts them: a letter with its accents is one, and so is an emoji made of
 * several (extended grapheme clusters, Unicode Standard Annex 29). An address counts as it stands. Where the browser
 * cannot tell them apart, code points are counted.
 */
export function characterCount(text: string): number {
  // In plain English there is nothing to tell apart, and telling takes its time in a long text.
  if (/^[ -~\n]*$/.test(text)) return text.length;
  const characters: Iterable<unknown> = graphemes?.segment(text) ?? text;
  return Array.from(characters).length;
}
