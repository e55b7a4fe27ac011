/**
 * The arXiv id that an address of arxiv.org names, without a version: `2310.17230` of
 * `https://arxiv.org/pdf/2310.17230v1`, `cs/0501001` of an old one. Null for any other address.
 */
export function arxivIdOf(url: string): string | null {
  const id = String.raw`\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}`;
  const address = new RegExp(String.raw`^https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/(${id})(?:v\d+)?(?:\.pdf)?/?$`);
  return address.exec(url)?.[1] ?? null;
}
