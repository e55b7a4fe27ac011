import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { NOTHING_WRITTEN } from './note.ts';
import NoteParts from './NoteParts.svelte';

it('says what is there with its words, and what is missing, also to who does not see it', async () => {
  const { container } = await render(NoteParts, { note: { ...NOTHING_WRITTEN, short: 'one', long: ' \n' } });
  expect(container.textContent.replace(/\s+/g, ' ')).toMatch(/Short 1 word.*no long note.*no jottings/);
  expect([...container.querySelectorAll('s')].map(({ textContent }) => textContent)).toEqual(['Long', 'Jottings']);
});
