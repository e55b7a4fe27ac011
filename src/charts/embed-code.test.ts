import { describe, expect, it } from 'vitest';
import { embedCode, frameTag } from './embed-code.ts';

const SPEC = {
  address: 'https://example.org/papers/?embed=words&word=a&v=c27a0ae7',
  title: 'Words',
  width: 960,
  height: 540,
};

describe('the embed code', () => {
  it('is a frame with title, size and lazy loading', () => {
    expect(frameTag(SPEC)).toBe(
      '<iframe src="https://example.org/papers/?embed=words&amp;word=a&amp;v=c27a0ae7" title="Words" width="960" ' +
        'height="540" loading="lazy" style="border:0;max-width:100%;color-scheme:light"></iframe>',
    );
  });

  it('ends no attribute and no tag early, whatever the title holds', () => {
    const tag = frameTag({ ...SPEC, title: '"><script>alert(1)</script>&quot;' });
    expect(tag).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;quot;"');
    expect(tag.match(/</g)).toHaveLength(2);
  });

  it('hears the origin of the frame alone', () => {
    expect(embedCode(SPEC)).toContain('event.origin !== "https://example.org"');
    expect(embedCode({ ...SPEC, address: 'http://127.0.0.1:4173/?embed=words' })).toContain('"http://127.0.0.1:4173"');
  });
});
