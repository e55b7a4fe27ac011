import css from './tokens.css?raw';

export type ColourMode = 'light' | 'dark';

/** Every colour of `tokens.css`, resolved for one mode, by its name without the dashes in front. */
export function colours(mode: ColourMode): ReadonlyMap<string, string> {
  const pairs = css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g);
  return new Map([...pairs].map(([, name = '', light = '', dark = '']) => [name, mode === 'light' ? light : dark]));
}
