import { mount } from 'svelte';
import { loadDataset } from '../papers/load.ts';
import { decodeEmbedding, type Embedding } from '../view/embedding.ts';
import { drawingOf } from './embed-drawing.ts';
import EmbedFailure from './EmbedFailure.svelte';
import EmbedGuard from './EmbedGuard.svelte';

/** Shows the chart that the address names, alone, in an element; or says in words why it cannot be shown. */
export function start(target: HTMLElement): void {
  void show(target, decodeEmbedding(window.location.search));
}

async function show(target: HTMLElement, embedding: Embedding): Promise<void> {
  const { dataset: settings } = document.documentElement;
  // A browser lays an opaque ground under a frame whose colour scheme is another than that of the frame's own element. The
  // embed code gives that element a light one, as nearly all pages do that name none.
  settings['theme'] = embedding.clear ? 'light' : embedding.view.theme;
  if (embedding.clear) settings['ground'] = 'clear';
  const [loaded, drawing] = await Promise.all([
    loadDataset('./data/papers.json'),
    drawingOf(embedding.chart, embedding.view).catch(() => null),
  ]);
  if (!loaded.ok) mount(EmbedFailure, { target, props: loaded });
  else if (drawing === null) mount(EmbedFailure, { target, props: { reason: 'The chart could not be fetched.' } });
  else mount(EmbedGuard, { target, props: { embedding, dataset: loaded.dataset, drawing } });
}
