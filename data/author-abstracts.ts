/** The parser of one author's abstracts: each begins with `Abstract:`, and none has its title. */
import { excerpt, type Problem, type Result } from './problems.ts';
import type { LineRange } from './sheet-rows.ts';
import { isBlank, linesOf } from './source-lines.ts';

export const AUTHOR_ABSTRACTS = 'author-abstracts.txt';

/** An abstract as printed, without the word before it. */
export type PrintedAbstract = {
  /** Its place in the list, counted from 1. */
  row: number;
  lines: LineRange;
  /** Where the source breaks it into lines, so does this. */
  abstract: string;
};

const LABEL = /^Abstract:\s*/;
const ENDS_A_SENTENCE = /[.!?…。！？][\p{Pe}\p{Pf}"'’]*$/u;

/**
 * Reads the abstracts in their order. A line that follows one directly, without a blank line between them, goes on with
 * it if the sentence before is not at its end or the line begins in lower case. Any other line must begin with
 * `Abstract:`; one that doesn't is an error, since nobody can say what it is. So is a label with nothing after it. All
 * errors are told, in the order of the file.
 */
export function parseAuthorAbstracts(text: string, file = AUTHOR_ABSTRACTS): Result<PrintedAbstract[]> {
  const abstracts: PrintedAbstract[] = [];
  const errors: Problem[] = [];
  const wrong = (line: number, found: string, expected: string) =>
    errors.push({ file, line, record: null, found: excerpt(found), expected });
  let afterBlank = true;
  linesOf(text).forEach((printed, index) => {
    const line = printed.trim();
    const open = abstracts.at(-1);
    if (isBlank(printed)) {
      afterBlank = true;
      return;
    }
    if (LABEL.test(line)) {
      abstracts.push({
        row: abstracts.length + 1,
        lines: [index + 1, index + 1],
        abstract: line.replace(LABEL, ''),
      });
    } else if (!afterBlank && open !== undefined && goesOn(open.abstract, line)) {
      open.abstract = open.abstract === '' ? line : `${open.abstract}\n${line}`;
      open.lines = [open.lines[0], index + 1];
    } else {
      wrong(index + 1, line, 'a line that begins with "Abstract:", or the rest of an abstract that breaks off');
    }
    afterBlank = false;
  });
  for (const { abstract, lines } of abstracts) {
    if (abstract === '') wrong(lines[0], 'Abstract:', 'an abstract after "Abstract:"');
  }
  if (abstracts.length === 0 && errors.length === 0) wrong(1, '', 'a line that begins with "Abstract:"');
  errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: abstracts };
}

function goesOn(abstract: string, line: string): boolean {
  return !ENDS_A_SENTENCE.test(abstract) || /^\p{Ll}/u.test(line);
}
