/** Dates, periods and counts as the page writes them, in English and in UTC. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `2024-01-15` as `15 Jan 2024`, `2024-01` as `Jan 2024`; `no date` for null. */
export function dateInWords(date: string | null): string {
  if (date === null) return 'no date';
  const [year, month, day] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** A period in words: `Apr 2023 – Mar 2024`, `since Apr 2023`, `until Mar 2024`, or null where it is open. */
export function periodInWords(from: string | null, to: string | null): string | null {
  if (from !== null && to !== null)
    return from === to ? dateInWords(from) : `${dateInWords(from)} – ${dateInWords(to)}`;
  if (from !== null) return `since ${dateInWords(from)}`;
  return to === null ? null : `until ${dateInWords(to)}`;
}

/** `1 paper`, `78 papers`. */
export function papersInWords(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'}`;
}
