/**
 * The words of a text for making lists and queries: runs of letters and digits, in lower case. Deliberately not the
 * splitter of the search that is measured, so that a fault there shows up in the figures.
 */
export function termsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How often each word stands in a text. */
export function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
