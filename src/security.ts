/**
 * What the page may do, told to the browser. Used by the build (meta tag, `_headers`) and by `npm start` (headers):
 * a policy in a meta tag does not reach workers, so it is sent as a header wherever we serve.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "media-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html dompurify app',
].join('; ');

/**
 * The policy with the headers that every answer should carry beside it. There is no secret in any answer, so all may be read
 * from everywhere: the papers, and the scripts of a figure whose frame is sandboxed and so of no origin. Framing is not
 * forbidden, since figures are there to be framed; in a frame there is nothing but a figure (see main.ts).
 */
export const SECURITY_HEADERS: Record<string, string> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Access-Control-Allow-Origin': '*',
};

/**
 * The file `_headers`, which some static hosts read: the headers of every answer. A service worker is asked for each time, so
 * that a new release is seen.
 */
export function hostHeaders(serviceWorker: string): string {
  const lines = Object.entries(SECURITY_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
  return `/*\n${lines.join('\n')}\n/${serviceWorker}\n  Cache-Control: no-cache\n`;
}
