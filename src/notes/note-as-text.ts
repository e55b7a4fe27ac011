import { ratingInWords, STATUS_NAMES, type Note } from './note.ts';
import { KIND_WORDS, quoteOf, type Passage } from './passage.ts';

/** The parts of a note that have a name, as they are called in texts, in their order. */
export const PART_NAMES = {
  short: 'Short note',
  long: 'Long note',
  jottings: 'Jottings',
  passages: 'Passages',
} as const;

/** A note as a text that can be read anywhere (Markdown): all that is written in it, and what it is about. */
export function noteAsText(note: Note): string {
  const { title, url, short, long, jottings, passages, otherVersions = [] } = note;
  const facts = factsOf(note);
  const lengths = (of: { short?: string; long?: string; jottings?: string }, beside = '') =>
    (['short', 'long', 'jottings'] as const).flatMap((length) => {
      const text = of[length];
      return text ? [`## ${PART_NAMES[length]}${beside}`, text] : [];
    });
  const parts = [
    `# ${title}`,
    ...(url === '' ? [] : [url]),
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    ...lengths({ short, long, jottings }),
    ...(passages.length === 0
      ? []
      : [
          `## ${PART_NAMES.passages}`,
          ...passages.map((passage) => inMarkdown(quoteOf(passage), remarkOn(passage, passage.comment.trim()))),
        ]),
    ...otherVersions.flatMap((version) => lengths(version, ', another version')),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Status, rating and tags, each as `Status: Read`; what is not chosen is left out. */
export function factsOf({ status, rating, tags }: Pick<Note, 'status' | 'rating' | 'tags'>): string[] {
  return [
    ...(status === null ? [] : [`Status: ${STATUS_NAMES[status]}`]),
    ...(rating === null ? [] : [`Rating: ${ratingInWords(rating)}`]),
    ...(tags.length === 0 ? [] : [`Tags: ${tags.join(', ')}`]),
  ];
}

/** A quotation in Markdown, and what was written on it beneath. Both are Markdown already. */
export function inMarkdown(quote: string, remark: string): string {
  const lines = quote.split('\n').map((line) => `> ${line}`.trimEnd());
  return `${lines.join('\n')}\n\n${remark}`;
}

/** What a passage is to its reader, and what was written on it: `Claim: says who?`. */
export function remarkOn({ kind }: Passage, comment: string): string {
  return `${KIND_WORDS[kind].name}${comment === '' ? '' : `: ${comment}`}`;
}
