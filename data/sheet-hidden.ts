/** Looks into abstracts for what is no part of them: a further row, a line that stands twice. */
import { DATE_BEFORE_ADDRESS, readHead } from './sheet-fields.ts';
import { companyPattern, type Vocabulary } from './sheet-names.ts';

/**
 * Where in an abstract a second row begins that has lost its number: at a company's name that all other fields follow, or
 * at a line with a date that an address follows. Null where there is none.
 */
export function findHiddenRow(abstract: string, vocabulary: Vocabulary): number | null {
  for (const { index } of abstract.matchAll(new RegExp(companyPattern(vocabulary), 'g'))) {
    if (readHead(abstract.slice(index), vocabulary).ok) return index;
  }
  const dateAt = abstract.search(DATE_BEFORE_ADDRESS);
  return dateAt < 0 ? null : abstract.lastIndexOf('\n', dateAt) + 1;
}

/** Where a line begins that says the same as the line before it; null where there is none. */
export function findRepeatedLine(text: string): number | null {
  const lines = text.split('\n');
  const index = lines.findIndex((line, at) => line.trim() !== '' && lines[at + 1]?.trim() === line.trim());
  return index < 0 ? null : lines.slice(0, index + 1).join('\n').length + 1;
}
