import { page } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import MarkdownPreview from './MarkdownPreview.svelte';
import { linkResolver } from './paper-links.ts';

const papers = [{ id: 'debate', title: 'Debate helps', formerIds: ['debating'], duplicateOf: null }];

function linksWith(onOpen: (id: string) => void) {
  return { papers, resolve: linkResolver(papers), hrefOf: (id: string) => `?paper=${id}`, onOpen };
}

const preview = () => page.getByRole('region', { name: 'Preview' });

describe('a preview', () => {
  it('leads to the papers that are linked to, in the page itself', async () => {
    const onOpen = vi.fn();
    const text = 'See [[debating]], [[debate|the one on debate]] and [its address](https://example.org/).';
    await render(MarkdownPreview, { name: 'Preview', text, links: linksWith(onOpen) });
    for (const name of ['Debate helps', 'the one on debate']) {
      const link = preview().getByRole('link', { name });
      await expect.element(link).toHaveAttribute('href', '?paper=debate');
      await expect.element(link).not.toHaveAttribute('target');
    }
    await preview().getByRole('link', { name: 'Debate helps' }).click();
    expect(onOpen.mock.calls).toEqual([['debate']]);
    await expect.element(preview().getByRole('link', { name: 'its address' })).toHaveAttribute('target', '_blank');
  });

  it('shows a link to no paper as what it is, and code as it was typed', async () => {
    await render(MarkdownPreview, { name: 'Preview', text: '[[nowhere]] `[[debate]]`', links: linksWith(vi.fn()) });
    await expect
      .element(preview().getByText('nowhere', { exact: true }))
      .toHaveAttribute('title', 'There is no such paper here');
    await expect.element(preview().getByText('[[debate]]')).toBeInTheDocument();
    expect(preview().getByRole('link').query()).toBeNull();
  });

  it.each([
    '[x](paper:nowhere)',
    '[x](?page=notes)',
    '[x](paper:%E0%A4%A)',
    '[[<img src=x onerror=alert(1)>]]',
    '[[debate|<b>x</b>]]',
  ])('makes no address and no element of what is typed as one: %s', async (text) => {
    await render(MarkdownPreview, { name: 'Preview', text, links: linksWith(vi.fn()) });
    await expect.element(preview()).toHaveTextContent(/x/);
    const hrefs = [...preview().element().querySelectorAll('a[href]')].map((one) => one.getAttribute('href'));
    expect(hrefs.filter((href) => href !== '?paper=debate')).toEqual([]);
    expect(preview().element().querySelector('img, b')).toBeNull();
  });
});
