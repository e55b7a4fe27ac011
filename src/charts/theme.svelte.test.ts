import { describe, expect, it } from 'vitest';
import { colours } from '../ui/tokens.ts';
import '../ui/base.css';
import { chartTheme } from './theme.ts';

/** What the browser makes of a colour of the style sheet, in one mode. */
function painted(name: string, mode: string): string {
  const element = document.createElement('div');
  element.style.colorScheme = mode;
  element.style.color = `var(--${name})`;
  document.body.append(element);
  const colour = getComputedStyle(element).color;
  element.remove();
  return colour;
}

function rgb(hex: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${red}, ${green}, ${blue})`;
}

describe.each(['light', 'dark'] as const)('the colours of charts in %s', (mode) => {
  it('are those that the page is painted with', () => {
    expect(colours(mode).size).toBeGreaterThan(15);
    for (const [name, hex] of colours(mode)) expect([name, rgb(hex)]).toEqual([name, painted(name, mode)]);
  });

  it('are one for each company, and one for all others', () => {
    const { company } = chartTheme(mode);
    const known = ['anthropic', 'google-deepmind', 'openai'].map((id) => company(id));
    expect(new Set([...known, company('none')]).size).toBe(4);
    expect(company('somebody-new')).toBe(company('none'));
    expect(company('constructor')).toBe(company('none'));
  });

  it('are resolved', () => {
    const { company, ...rest } = chartTheme(mode);
    for (const colour of [...Object.values(rest), company('openai')]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });
});
