import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { commentOn, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { highlight, NO_MARKS } from '../search/highlight.ts';
import Discussion from './Discussion.svelte';

const dataset = smallDataset();

it('says who wrote what, on which post, where it stands and how it is known to belong here', async () => {
  const item = commentOn('debate', {
    post: { title: 'A post on debate', url: 'https://example.org/post', date: '2023-02-21', knownBy: 'content' },
  });
  const screen = await render(Discussion, { dataset, items: [item] });
  const shown = screen.getByRole('listitem');
  for (const text of [
    'Comment by Ada Example, on A post on debate of 21 Feb 2023 (by its content)',
    'A sheet of papers, lines 38 to 39',
    'Linked by its content, an inference. It speaks of its method.',
  ]) {
    await expect.element(shown).toHaveTextContent(text);
  }
  await expect
    .element(screen.getByRole('link', { name: 'A post on debate' }))
    .toHaveAttribute('href', 'https://example.org/post');
});

it('sets quotes and points apart, and turns addresses into links that give nothing away', async () => {
  const text = '> Somebody said so.\n\nSee https://example.org/a.\n\n- A point.';
  const screen = await render(Discussion, { dataset, items: [commentOn('debate', { text })] });
  expect(screen.container.querySelector('blockquote')?.textContent).toBe('Somebody said so.');
  expect(screen.container.querySelector('p.point')?.textContent).toBe('A point.');
  const link = screen.getByRole('link', { name: 'https://example.org/a' });
  await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
});

it('tells what was mended in a text', async () => {
  const mended = [{ field: 'text', from: 'so<|bad|>', to: 'so <|bad|>', why: 'Code was glued to a word.' }];
  const screen = await render(Discussion, { dataset, items: [commentOn('debate', { mended })] });
  await screen.getByText('1 place was mended').click();
  await expect.element(screen.getByText('Code was glued to a word.')).toBeVisible();
});

it('runs nothing that a text brings along', async () => {
  const text = '<img src=x onerror="window.hit = true">\n\njavascript:window.hit=true';
  const screen = await render(Discussion, { dataset, items: [commentOn('debate', { text })] });
  expect(screen.container.querySelectorAll('img, a')).toHaveLength(0);
  expect(window).not.toHaveProperty('hit');
});

it('shows notes at their lengths, opens those that were searched for, and stands an answer under what it answers', async () => {
  const item = commentOn('debate', {
    answers: 'comment-0',
    kind: 'answer',
    forms: [
      { name: 'short', text: 'A few words.', lines: [1, 1] },
      { name: 'original', text: 'Jotted about walruses.', lines: [2, 2] },
    ],
  });
  const marks = { ...NO_MARKS, beginnings: ['walrus'] };
  const screen = await render(Discussion, {
    dataset,
    items: [item],
    highlight: (text: string) => highlight(text, marks),
  });
  await expect.element(screen.getByText('A few words.')).not.toBeVisible();
  await expect.element(screen.getByText('Jotted about')).toBeVisible();
  expect(screen.container.querySelector('mark')?.textContent).toBe('walruses');
  await screen.getByText(/^Short/).click();
  await expect.element(screen.getByText('A few words.')).toBeVisible();
  expect(screen.container.querySelector('li.answer')).not.toBeNull();
});
