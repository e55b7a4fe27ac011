import { SCHEMA_VERSION } from './dataset.ts';
import type { DataFault } from './load.ts';

/** `page`: a web page came in its place. `damaged`: no JSON, or cut off. `foreign`: of another form. */
type Kind =
  'unreachable' | 'missing' | 'refused' | 'broken off' | 'empty' | 'page' | 'damaged' | 'older' | 'newer' | 'foreign';

const AGAIN = 'Reload the page to try again.';
const DAMAGED = `${AGAIN} If it stays like this, the copy of this site is damaged, and whoever runs it can mend it.`;

/** What is wrong with the list of papers, and what to do about it; by kind of fault. */
const WORDS: Record<Kind, readonly [reason: string, remedy: string]> = {
  unreachable: ['could not be fetched. There may be no network.', `${AGAIN} Once there is a network, it will do.`],
  missing: ['is missing: the server has no such file.', DAMAGED],
  refused: ['could not be fetched: the server answered', DAMAGED],
  'broken off': ['broke off on its way.', `${AGAIN} If it stays like this, the network or the server cuts it off.`],
  empty: ['is empty.', DAMAGED],
  page: ['did not arrive: a web page came in its place.', `If your network asks you to sign in, do so. ${DAMAGED}`],
  damaged: ['arrived damaged: it is cut off, or not valid JSON.', DAMAGED],
  older: [
    'is older than this page.',
    `${AGAIN} If it stays like this, this site was renewed in part: whoever runs it can put the newer list there.`,
  ],
  newer: [
    'is newer than this page.',
    'Reload to get the newer page. If it stays like this, the page that this site serves is too old.',
  ],
  foreign: ['does not have the form that this page reads.', DAMAGED],
};

/** Why there are no papers, in a sentence, and what to do. */
export function faultInWords(fault: DataFault): { reason: string; remedy: string } {
  const kind = kindOf(fault);
  const [reason, remedy] = WORDS[kind];
  return { reason: `The list of papers ${reason}${kind === 'refused' ? ` ${fault.status}.` : ''}`, remedy };
}

function kindOf({ status, text, misfit }: DataFault): Kind {
  if (status === null) return 'unreachable';
  if (status === 404 || status === 410) return 'missing';
  if (status < 200 || status > 299) return 'refused';
  if (text === null) return 'broken off';
  if (text.trim() === '') return 'empty';
  // What stands in the way of a network, such as the sign-in page of a hotel, answers like this.
  if (/^\s*</.test(text)) return 'page';
  if (misfit === null) return 'damaged';
  const { version } = misfit;
  return version === undefined ? 'foreign' : version > SCHEMA_VERSION ? 'newer' : 'older';
}
