import { describe, expect, it } from 'vitest';
import { colours } from './tokens.ts';

/** Contrast of two colours by WCAG 2.2 (relative luminance), 1 to 21. */
function contrast(a = '', b = ''): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the colours of the %s page', (mode) => {
  const all = colours(mode);
  const grounds = ['ground', 'ground-sunk', 'ground-chosen'];

  it('are all read from the stylesheet, resolved', () => {
    expect(all.size).toBeGreaterThan(14);
    for (const value of all.values()) expect(value).toMatch(/^#[0-9a-f]{6}$/);
  });

  it.each(['ink', 'ink-soft', 'accent'])('let %s be read on every ground', (name) => {
    for (const ground of grounds) expect(contrast(all.get(name), all.get(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it('let a company’s mark be told from the ground', () => {
    for (const [name, value] of all) {
      if (name.startsWith('company-')) expect(contrast(value, all.get('ground')), name).toBeGreaterThanOrEqual(3);
    }
  });

  it('let boxes and warnings be seen', () => {
    expect(contrast(all.get('line-strong'), all.get('ground'))).toBeGreaterThanOrEqual(3);
    expect(contrast(all.get('ink'), all.get('warning-ground'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(all.get('ink'), all.get('mark'))).toBeGreaterThanOrEqual(4.5);
  });
});
