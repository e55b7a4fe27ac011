import { isNothingAround } from './around.ts';
import { ratingInWords, STATUS_NAMES, type Note } from './note.ts';
import { KIND_WORDS, quoteOf, type Passage } from './passage.ts';

/**
 * A note as a text that can be read anywhere (Markdown): all that is written in it, and what it is about.
 * @param source where the paper is to be found: its address without it
 */
export function noteAsText(note: Note, source: string = note.url): string {
  const { title, short, long, jottings, tags, status, rating, passages, otherVersions = [], around } = note;
  const facts = [
    ...(status === null ? [] : [`Status: ${STATUS_NAMES[status]}`]),
    ...(rating === null ? [] : [`Rating: ${ratingInWords(rating)}`]),
    ...(tags.length === 0 ? [] : [`Tags: ${tags.join(', ')}`]),
  ];
  const lengths = (of: { short?: string; long?: string; jottings?: string }, beside = '') => [
    ...(of.short ? [`## Short note${beside}`, of.short] : []),
    ...(of.long ? [`## Long note${beside}`, of.long] : []),
    ...(of.jottings ? [`## Jottings${beside}`, of.jottings] : []),
  ];
  const parts = [
    `# ${title}`,
    ...(source === '' ? [] : [source]),
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    ...lengths({ short, long, jottings }),
    ...(passages.length === 0 ? [] : ['## Passages', ...passages.map(passageAsText)]),
    ...otherVersions.flatMap((version) => lengths(version, ', another version')),
    ...(isNothingAround(around) ? [] : ['## Around the note', ...textsAround(around)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What its reader wrote around it in a vault, and the properties that it had there. */
function textsAround(around: Note['around']): string[] {
  const { properties = '', before = '', after = '' } = around ?? {};
  const texts = [properties.trim() === '' ? '' : `\`\`\`yaml\n${properties}\n\`\`\``, before.trim(), after.trim()];
  return texts.filter((text) => text !== '');
}

/** A quotation, and what was written on it beneath. */
function passageAsText(passage: Passage): string {
  const quote = quoteOf(passage)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const { kind, comment } = passage;
  return `${quote}\n\n${KIND_WORDS[kind].name}${comment.trim() === '' ? '' : `: ${comment.trim()}`}`;
}
