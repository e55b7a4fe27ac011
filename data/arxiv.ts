/** What addresses and ids of arXiv say. */

/**
 * The arXiv id that an address of arxiv.org names, without a version: `2310.17230` of
 * `https://arxiv.org/pdf/2310.17230v1`, `cs/0501001` of an old one. Null for any other address.
 */
export function arxivIdOf(url: string): string | null {
  const id = String.raw`\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}`;
  const address = new RegExp(String.raw`^https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/(${id})(?:v\d+)?(?:\.pdf)?/?$`);
  return address.exec(url)?.[1] ?? null;
}

/**
 * The month in which an id was given, `YYYY-MM`: `2021-05` of `2105.14111`, `2005-01` of `cs/0501001`. Old ids begin in
 * 1991. Null where the id names no month.
 */
export function arxivMonth(id: string): string | null {
  const [, newYear, newMonth] = /^(\d\d)(\d\d)\.\d{4,5}$/.exec(id) ?? [];
  const [, oldYear, oldMonth] = /^[a-z-]+(?:\.[A-Z]{2})?\/(\d\d)(\d\d)\d{3}$/.exec(id) ?? [];
  const month = newMonth ?? oldMonth;
  if (month === undefined || !/^(?:0[1-9]|1[0-2])$/.test(month)) return null;
  if (newYear !== undefined) return `20${newYear}-${month}`;
  return oldYear === undefined ? null : `${Number(oldYear) >= 91 ? '19' : '20'}${oldYear}-${month}`;
}

/** Companies date their own pages some days before or after arXiv does; beyond this many days the dates disagree. */
const DAYS_OF_GRACE = 31;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether a day, `YYYY-MM-DD`, lies more than 31 days before or after the month in which the arXiv id was given. False
 * where the id names no month.
 */
export function disagreesWithArxiv(date: string, id: string): boolean {
  const month = arxivMonth(id);
  if (month === null) return false;
  const day = Date.parse(`${date}T00:00:00Z`);
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const last = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0);
  return day < first - DAYS_OF_GRACE * DAY || day > last + DAYS_OF_GRACE * DAY;
}
