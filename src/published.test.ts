import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { OEMBED_FILE, oembed, PREVIEW, publishedTags } from './published.ts';

const HOME = 'https://example.org/papers/';
const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8');

describe('what the page says of itself', () => {
  it('is in the page wherever it stands: what it is, in words', () => {
    for (const name of ['og:title', 'og:description', 'og:type']) expect(page).toContain(`property="${name}"`);
    expect(page).toContain('name="twitter:card" content="summary_large_image"');
  });

  it('names page, picture and oEmbed answer by absolute addresses where it is published', () => {
    const tags = publishedTags(HOME);
    const contents = new Map(tags.map(({ attrs }) => [attrs?.['property'], attrs?.['content']]));
    expect(contents.get('og:url')).toBe(HOME);
    expect(contents.get('og:image')).toBe(`${HOME}preview.png`);
    expect(tags.find(({ tag }) => tag === 'link')?.attrs).toMatchObject({
      type: 'application/json+oembed',
      href: `${HOME}${OEMBED_FILE}`,
    });
  });

  it('leaves them out where it is published nowhere', () => {
    expect(publishedTags(null)).toEqual([]);
  });

  it('shows a picture of the size that it tells', () => {
    const png = readFileSync(new URL(`../public/${PREVIEW.file}`, import.meta.url));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([PREVIEW.width, PREVIEW.height]);
    expect(png.length).toBeLessThan(300_000);
    expect(publishedTags(HOME).map(({ attrs }) => attrs?.['content'])).toContain('1200');
  });
});

describe('the oEmbed answer', () => {
  const answer: unknown = JSON.parse(oembed(HOME));

  it('is one of version 1.0 and type rich, with all that the standard asks for', () => {
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 960, height: 540, provider_url: HOME });
  });

  it('holds a frame with the timeline', () => {
    const tag = /^<iframe src="https:\/\/example\.org\/papers\/\?embed=timeline" [^<>]*><\/iframe>$/;
    expect(v.parse(v.object({ html: v.string() }), answer).html).toMatch(tag);
  });
});
