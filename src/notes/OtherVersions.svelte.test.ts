import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { describe, expect, it, vi } from 'vitest';
import { emptyNote, type Note, type OtherVersion } from './note.ts';
import OtherVersions from './OtherVersions.svelte';

const version: OtherVersion = {
  short: 'Weak labels rarely carry models.',
  rating: null,
  savedAt: '2026-05-03T10:01:00.000Z',
};
const note: Note = {
  ...emptyNote({ id: 'debate', title: 'Debate', url: null }),
  short: 'Weak labels carry strong models.',
  rating: 4,
  otherVersions: [version],
};

const section = (name: string) => page.getByRole('region', { name });

describe('another version of a note', () => {
  it('stands beside what is in the note, part by part, with what only one of them has marked', async () => {
    const { container } = await render(OtherVersions, { note, versions: [version], onChoose: vi.fn() });
    await expect.element(section('Another version').getByRole('alert')).toHaveTextContent('kept until you choose');
    const headings = section('Another version').getByRole('heading').elements();
    expect(headings.map(({ textContent }) => textContent)).toEqual(['Short note', 'Rating']);
    const definitions = Array.from(container.querySelectorAll('dd'), ({ textContent }) => textContent);
    expect(definitions).toEqual([note.short, version.short, '4 of 5', 'No rating']);
    const marked = Array.from(container.querySelectorAll('mark'), ({ textContent }) => textContent);
    expect(marked).toEqual(['strong', 'rarely', '4 of 5', 'No rating']);
    await expect.element(page.getByText('Elsewhere, 3 May 2026', { exact: false }).first()).toBeVisible();
  });

  it.each([
    ['Keep mine', 'note'],
    ['Keep the other', 'other'],
    ['Keep both', 'both'],
  ] as const)('is chosen about by “%s”', async (name, choice) => {
    const onChoose = vi.fn();
    await render(OtherVersions, { note, versions: [version], onChoose });
    await page.getByRole('button', { name }).click();
    expect(onChoose.mock.calls).toEqual([[version, choice]]);
  });

  it('is one of several, each with its own buttons', async () => {
    const further: OtherVersion = { long: 'Another length.', savedAt: 'no moment' };
    const onChoose = vi.fn();
    await render(OtherVersions, { note, versions: [version, further], onChoose });
    await section('Another version 2 of 2').getByRole('button', { name: 'Keep both' }).click();
    expect(onChoose.mock.calls).toEqual([[further, 'both']]);
    await expect.element(section('Another version 2 of 2').getByText('(empty)')).toBeVisible();
  });

  it('shows nothing where there is none', async () => {
    const { container } = await render(OtherVersions, { note, versions: [], onChoose: vi.fn() });
    expect(container.textContent.trim()).toBe('');
  });
});
