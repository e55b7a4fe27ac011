/** Brings addresses into their lasting form. */
import { arxivIdOf } from './arxiv.ts';

/** Parameters that tell a site where its visitor came from, and nothing about the page. */
const TRACKING = /^(?:utm_[^=]*|fbclid|gclid)(?:=|$)/i;

/**
 * The lasting form of a web address: without a fragment and without tracking parameters (`utm_…`, `fbclid`, `gclid`). Of
 * a paper on arXiv it is the page that all its versions share, `https://arxiv.org/abs/2407.04622`; other pages of arXiv
 * are addressed by https. All else stays as printed, a slash at the end too. Bringing it into form twice changes nothing.
 */
export function canonicalUrl(url: string): string {
  const plain = withoutTracking(url.replace(/#.*$/s, '')).replace(
    /^http:(?=\/\/(?:[\w-]+\.)?arxiv\.org(?:[/?:]|$))/,
    'https:',
  );
  const id = arxivIdOf(plain.replace(/\?.*$/s, ''));
  return id === null ? plain : `https://arxiv.org/abs/${id}`;
}

function withoutTracking(url: string): string {
  const at = url.indexOf('?');
  if (at < 0) return url;
  const parameters = url.slice(at + 1).split('&');
  const kept = parameters.filter((parameter) => !TRACKING.test(parameter));
  if (kept.length === parameters.length) return url;
  return url.slice(0, at) + (kept.length > 0 ? `?${kept.join('&')}` : '');
}
