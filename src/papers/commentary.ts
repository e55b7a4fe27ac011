/** What was said about the papers: which item is about which, and how its text is laid out. */
import type { Commentary, Dataset } from './dataset.ts';

/** The items about each paper, by its id, in the order of the dataset; under null those that are about none. */
export function commentaryByPaper(dataset: Dataset): Map<string | null, Commentary[]> {
  const items = new Map<string | null, Commentary[]>();
  for (const item of dataset.commentary) {
    const paper = item.about?.paper ?? null;
    const same = items.get(paper);
    if (same === undefined) items.set(paper, [item]);
    else same.push(item);
  }
  return items;
}

/** All words of an item: its text, the title of its post, and its notes at every length. */
export function wholeText({ text, post, forms }: Commentary): string {
  return [post?.title ?? '', text, ...forms.map((form) => form.text)].join('\n\n');
}

/** A paragraph of an item: the author's own, one quoted from somebody else, or a point of a list. */
export type Paragraph = { kind: 'own' | 'quote' | 'point'; text: string };

/** The paragraphs of a text, by the marks that the dataset writes: an empty line between two, `> ` and `- ` before. */
export function paragraphsOf(text: string): Paragraph[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => {
      if (paragraph.startsWith('> ')) return { kind: 'quote', text: paragraph.slice(2) };
      if (paragraph.startsWith('- ')) return { kind: 'point', text: paragraph.slice(2) };
      return { kind: 'own', text: paragraph };
    });
}

/** A piece of a text, with the address that it is, if it is one. Joined, the pieces are the text. */
export type Linked = { text: string; href: string | null };

// What ends a sentence or closes a bracket behind an address is no part of it.
const ADDRESS = /https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?()[\]]\/?/g;

/** Cuts a text at the web addresses in it: `http` and `https` alone, so that nothing else can become a link. */
export function linksIn(text: string): Linked[] {
  const pieces: Linked[] = [];
  let done = 0;
  const put = (end: number, href: string | null) => {
    if (end > done) pieces.push({ text: text.slice(done, end), href });
    done = end;
  };
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    if (!URL.canParse(address)) continue;
    put(index, null);
    put(index + address.length, address);
  }
  put(text.length, null);
  return pieces;
}
