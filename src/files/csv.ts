import { csvFormatRows } from 'd3';

/**
 * Rows as the text of a CSV file, the first row being the headings. It begins with a byte order mark, without which
 * Excel takes UTF-8 for something else. What a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvFormatRows(rows.map((row) => row.map(harmless)))}\n`;
}

/**
 * Cells that begin with `=`, `+`, `-`, `@`, a tab or a line end are run by spreadsheets (OWASP, "CSV injection"): they get
 * an apostrophe before them. A number below zero is a number.
 */
export function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}
