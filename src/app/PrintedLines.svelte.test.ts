import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import PrintedLines from './PrintedLines.svelte';

it('asks for nothing before it is asked, then shows exactly the lines, as text and nothing else', async () => {
  const screen = await render(PrintedLines, { file: 'author-forum-profile.txt', lines: [15, 17] });
  expect(screen.container.querySelector('pre')).toBeNull();
  const button = screen.getByRole('button', { name: 'Show the printed lines' });
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  await button.click();
  const printed = screen.getByRole('region', { name: 'author-forum-profile.txt, lines 15 to 17' });
  await expect.element(printed).toHaveTextContent(/^One potential issue .* the token <\|endoftext\|> \. For me,/);
  expect(screen.container.querySelector('pre')?.textContent.split('\n')).toHaveLength(3);
});
