import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Mends from './Mends.svelte';

it('sets what was printed beside what is shown, with the reason and where the fact is from', async () => {
  const mends = [
    {
      field: 'title',
      from: 'Chinchil',
      to: 'Chinchilla',
      why: 'It was cut off.',
      factFrom: 'https://example.org/fact',
    },
    { field: 'abstract', from: 'Abstract not found', to: null, why: 'There is none.' },
  ];
  const screen = await render(Mends, { mends });
  const [first, second] = screen.getByRole('listitem').all();
  await expect
    .element(first ?? null)
    .toHaveTextContent(/Title\s*Chinchil\s*→\s*became\s*Chinchilla\s*It was cut off\./);
  await expect
    .element(second ?? null)
    .toHaveTextContent(/Abstract\s*Abstract not found\s*→\s*became\s*nothing\s*There is none\./);
  await expect
    .element(screen.getByRole('link', { name: 'example.org/fact' }))
    .toHaveAttribute('rel', 'noopener noreferrer');
});
