import { describe, expect, it } from 'vitest';
import { chartScale } from './reader-type.ts';

describe('the type of a chart', () => {
  it('is as large as the reader has asked for', () => {
    expect(chartScale(900, 1)).toBe(1);
    expect(chartScale(900, 2)).toBe(2);
    expect(chartScale(900, 1.25)).toBe(1.25);
  });

  it('is no larger than its room allows, and no smaller than usual', () => {
    expect(chartScale(480, 2)).toBe(1.5);
    expect(chartScale(200, 2)).toBe(1);
    expect(chartScale(900, 0.75)).toBe(1);
  });
});
