/** Keys that say what the reader thinks of the open paper, while nothing is typed. */
import { RATINGS, ratingInWords, STATUS_NAMES, STATUSES, type NoteText } from './note.ts';

type Standing = Pick<NoteText, 'status' | 'rating'>;

/**
 * What a key changes: a digit rates, 0 takes the rating away, `s` goes on to the next status, behind the last to none.
 * Null for every other key.
 */
export function changeByKey(key: string, { status }: Standing): Partial<Standing> | null {
  const rating = RATINGS.find((one) => `${one}` === key);
  if (rating !== undefined) return { rating };
  if (key === '0') return { rating: null };
  if (key !== 's') return null;
  return { status: STATUSES[status === null ? 0 : STATUSES.indexOf(status) + 1] ?? null };
}

/** A change as it is told to who does not see it. */
export function changeInWords({ status, rating }: Partial<Standing>): string {
  if (rating !== undefined) return rating === null ? 'No rating' : `Rated ${ratingInWords(rating)}`;
  return status === undefined || status === null ? 'No status' : `Status: ${STATUS_NAMES[status]}`;
}
