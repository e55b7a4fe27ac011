import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from './download.ts';

describe('the name of a file', () => {
  it.each([
    ['Papers over time', 'png', 'papers-over-time.png'],
    ['Ångström: Poincaré & 50%', 'svg', 'angstrom-poincare-50.svg'],
    ['../../etc/passwd', 'svg', 'etc-passwd.svg'],
    ['  --  ', 'csv', 'file.csv'],
    ['大语言模型', 'png', 'file.png'],
    ['', 'png', 'file.png'],
    ['x'.repeat(200), 'png', `${'x'.repeat(80)}.png`],
  ])('of “%s” as %s is %s', (title, ending, name) => {
    expect(fileName(title, ending)).toBe(name);
  });

  it('is one that every file system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(fileName(title, 'png')).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?\.png$/);
      }),
    );
  });
});
