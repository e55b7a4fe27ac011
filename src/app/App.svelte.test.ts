import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import App from './App.svelte';
import '../ui/base.css';

/** The address of a file with this text, as a server would give it. */
function fileWith(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'application/json' }));
}

beforeEach(() => window.history.replaceState(null, '', window.location.pathname));

describe('the app', () => {
  it('shows the papers of the file', async () => {
    const screen = await render(App, { dataUrl: fileWith(JSON.stringify(smallDataset())) });
    await expect.element(screen.getByRole('status')).toHaveTextContent('5 papers');
    await expect.element(screen.getByRole('link', { name: 'Noise and models' })).toBeVisible();
  });

  it('shows the published papers', async () => {
    const screen = await render(App, { dataUrl: '/data/papers.json' });
    await expect.element(screen.getByRole('status')).toHaveTextContent('78 papers');
  });

  it('says which places of a file do not fit, and offers to try again', async () => {
    const dataset = smallDataset();
    const [first, ...rest] = dataset.papers;
    const damaged = { ...dataset, papers: [{ ...first, date: '2023-02-30' }, ...rest] };
    const screen = await render(App, { dataUrl: fileWith(JSON.stringify(damaged)) });
    await expect.element(screen.getByRole('alert')).toHaveTextContent('does not have the form that this page reads');
    await expect.element(screen.getByText('papers[0].date: must be a day of the calendar')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  });

  it('says so where there is no file', async () => {
    const screen = await render(App, { dataUrl: '/data/no-such-file.json' });
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/^The list of papers /);
    await expect.element(screen.getByText(/Reload the page to try again\./)).toBeVisible();
  });

  it('takes the theme from the address', async () => {
    window.history.replaceState(null, '', '?theme=dark');
    await render(App, { dataUrl: fileWith(JSON.stringify(smallDataset())) });
    await expect.poll(() => document.documentElement.dataset['theme']).toBe('dark');
    expect(getComputedStyle(document.documentElement).colorScheme).toBe('dark');
  });
});
