import { harmless } from './csv.ts';

/**
 * Rows of cells parted by tabs, which is what spreadsheets take from the clipboard. Tabs and line breaks inside a cell are
 * spaces. What a spreadsheet would run as a formula gets an apostrophe before it, here and not by the caller: the text is
 * made to be pasted into a spreadsheet, and must be safe without a second step.
 */
export function tsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

/** A cell that begins with a quotation mark is read on to the next, over tabs and lines, unless it is quoted as a whole. */
function cell(text: string): string {
  const line = harmless(text.replace(/[\s\p{Cc}]+/gu, ' ').trim());
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
