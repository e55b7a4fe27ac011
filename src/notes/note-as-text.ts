import { ratingInWords, STATUS_NAMES, type Note } from './note.ts';

/** A note as a text that can be read anywhere (Markdown): all that is written in it, and what it is about. */
export function noteAsText(note: Note): string {
  const { title, url, short, long, jottings, tags, status, rating, otherVersions = [] } = note;
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
    ...(url === '' ? [] : [url]),
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    ...lengths({ short, long, jottings }),
    ...otherVersions.flatMap((version) => lengths(version, ', another version')),
  ];
  return `${parts.join('\n\n')}\n`;
}
