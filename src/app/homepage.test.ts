import { expect, it } from 'vitest';
import { atHome } from './homepage.ts';

it.each([
  ['?company=beta&q=reward+model', 'https://example.org/papers/?company=beta&q=reward+model'],
  ['/somewhere/', 'https://example.org/papers/'],
])('%s is the same view where the page is published', (href, address) => {
  expect(atHome(href, 'https://example.org/papers/')).toBe(address);
});

it('is nowhere where the page is published nowhere', () => {
  expect(atHome('?company=beta', null)).toBeNull();
});
