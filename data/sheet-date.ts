/** The sheet prints a day as `5-Jul-24`, and often glues it to the end of the title before it. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type TitleAndDate = {
  title: string;
  /** The day, `YYYY-MM-DD`. */
  date: string;
  /** The day as the sheet prints it, such as `5-Jul-24`. */
  printedDate: string;
  /** A sentence where another reading is plausible or this one is odd; else null. */
  doubt: string | null;
};

/**
 * Parts the day from the title that stands before it, where `before` is the text up to the hyphen before the month
 * (`GPT-46` of `GPT-46-Jun-24`), `month` the three letters and `year` the two digits after it. Years are 2000 to 2099.
 * Gives null where no reading is a day of the calendar.
 *
 * The sheet prints days without a leading zero, so the day is the last digit or the last two. A reading counts only if
 * it is a day of that month: the sheet's own dates always are, so `GPT-46` must be GPT-4 and the 6th. Where both count:
 * 1. after further digits, two digits are the day (`202324-May-23`: the 24th, title ending in 2023), with a doubt;
 * 2. where two digits would leave a title that ends in a space or a joining mark (`GPT-26-Jun-24`), one digit is the
 *    day, with a doubt;
 * 3. else two digits are the day, without a doubt, since nearly every title ends in a letter or a closing mark.
 * Where only one digit counts and a letter stands before the two, the title may have been given a digit of a date that
 * is wrong (`models32-Apr-24`): that is a doubt too.
 *
 * Limits: by rule 1 a title ending in two digits or more before a one-digit day can be misread (`Phi-31` + `2-Jun`), and
 * the doubt says so; by rule 3 so can a title whose last letter is followed by 1, 2 or 3 before a one-digit day
 * (`PPO2` + `6-Jun`), and nothing says so. A day on a line of its own is never in doubt.
 */
export function partDateFromTitle(before: string, month: string, year: string): TitleAndDate | null {
  const two = reading(before, 2, month, year);
  const one = reading(before, 1, month, year);
  if (one === null) return two;
  if (two === null) {
    const odd = /\p{L}\d$/u.test(one.title);
    return odd ? { ...one, doubt: `date read as ${tell(one)}, since two digits make no day` } : one;
  }
  if (/\d$/.test(two.title)) return { ...two, doubt: `date read as ${tell(two)}; it could be ${tell(one)}` };
  if (!/[\s\p{Pd}.,:;/&+(]$/u.test(two.title)) return two;
  return { ...one, doubt: `date read as ${tell(one)}; it could be ${tell(two)}` };
}

/**
 * Parts a day in the form `2024-07-05` from the title before it. It is read, with a doubt, since the sheet prints days in
 * another form. Null where the calendar has no such day.
 */
export function partIsoDateFromTitle(before: string, printed: string): TitleAndDate | null {
  const time = Date.parse(`${printed}T00:00:00Z`);
  if (!Number.isFinite(time) || !new Date(time).toISOString().startsWith(printed)) return null;
  const doubt = `date read as ${printed}; the sheet's form is 5-Jul-24`;
  return { title: before.replace(/\s+$/, ''), date: printed, printedDate: printed, doubt };
}

function reading(before: string, digits: 1 | 2, month: string, year: string): TitleAndDate | null {
  const title = before.slice(0, -digits);
  const day = before.slice(-digits);
  // On a line of its own the day is the whole line.
  if (!/^[1-9]\d?$/.test(day) || day.length !== digits || /(?:^|\n)\d+$/.test(title)) return null;
  const date = isoDay(Number(day), month, year);
  const printedDate = `${day}-${month}-${year}`;
  return date === null ? null : { title: title.replace(/\n$/, ''), date, printedDate, doubt: null };
}

/** The day as `YYYY-MM-DD`, or null where the calendar has no such day. */
function isoDay(day: number, month: string, year: string): string | null {
  const monthIndex = MONTHS.indexOf(month);
  if (monthIndex < 0 || !/^\d\d$/.test(year)) return null;
  const time = new Date(Date.UTC(2000 + Number(year), monthIndex, day));
  return time.getUTCMonth() === monthIndex ? time.toISOString().slice(0, 10) : null;
}

function tell(read: TitleAndDate): string {
  return `${read.printedDate} after a title ending in "${read.title.slice(-12)}"`;
}
