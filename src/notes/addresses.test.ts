import { describe, expect, it } from 'vitest';
import { isLinkable } from './addresses.ts';

describe('an address in a note', () => {
  it.each(['https://example.org/a?b=1#c', 'http://example.org', 'HTTPS://EXAMPLE.ORG', 'mailto:me@example.org'])(
    'may be a link: %s',
    (address) => expect(isLinkable(address)).toBe(true),
  );

  it.each([
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/1',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    'page.html',
    '#part',
    '',
  ])('is shown only: %j', (address) => expect(isLinkable(address)).toBe(false));
});
