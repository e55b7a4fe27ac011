import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { decodeEmbedding } from '../view/embedding.ts';
import { DRAWINGS } from './charts.ts';
import EmbedGuard from './EmbedGuard.svelte';
import '../ui/base.css';

const embedding = decodeEmbedding('?embed=timeline');

it('shows the figure, and tells nothing', async () => {
  const onFail = vi.fn();
  const screen = await render(EmbedGuard, {
    props: { embedding, dataset: smallDataset(), drawing: DRAWINGS.timeline, onFail },
  });
  await expect.element(screen.getByRole('figure', { name: 'Papers over time' })).toBeVisible();
  expect(onFail).not.toHaveBeenCalled();
});

it('tells where the figure cannot be drawn, and leaves nothing half drawn', async () => {
  const error = new RangeError('no such form');
  const onFail = vi.fn();
  const drawing = () => {
    throw error;
  };
  const screen = await render(EmbedGuard, {
    props: { embedding, dataset: smallDataset(), drawing, onFail },
  });
  await expect.poll(() => onFail.mock.calls.map(([told]: unknown[]) => told)).toEqual([error]);
  await expect.element(screen.getByRole('figure')).not.toBeInTheDocument();
});
