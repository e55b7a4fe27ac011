import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import NewVersion from './NewVersion.svelte';
import '../ui/base.css';

async function open() {
  const renewed: (() => void)[] = [];
  const keep = vi.fn();
  const onReload = vi.fn();
  const deaf = vi.fn();
  const hear = (onRenewed: () => void) => {
    renewed.push(onRenewed);
    return deaf;
  };
  const screen = await render(NewVersion, { props: { hear, keep, onReload } });
  return { screen, keep, onReload, deaf, renew: () => renewed.forEach((tell) => tell()) };
}

describe('a new version', () => {
  it('is announced politely when it stands ready, and comes when the reader says so', async () => {
    const { screen, keep, onReload, renew } = await open();
    expect(keep).toHaveBeenCalledOnce();
    await expect.element(screen.getByRole('complementary')).not.toBeInTheDocument();
    renew();
    const bar = screen.getByRole('complementary', { name: 'New version' });
    await expect.element(bar).toHaveTextContent('A new version of this page is ready.');
    expect(bar.element().closest('[aria-live="polite"]')).not.toBeNull();
    expect(onReload).not.toHaveBeenCalled();
    await screen.getByRole('button', { name: 'Reload' }).click();
    expect(onReload).toHaveBeenCalledOnce();
  });

  it('can wait, and gives the focus back to where it came from', async () => {
    const { screen, renew } = await open();
    const box = document.createElement('input');
    document.body.prepend(box);
    renew();
    await expect.element(screen.getByRole('complementary')).toBeVisible();
    expect(document.activeElement).not.toBe(screen.getByRole('button', { name: 'Reload' }).element());
    box.focus();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect.element(screen.getByRole('complementary')).not.toBeInTheDocument();
    expect(document.activeElement).toBe(box);
    box.remove();
  });

  it('stops listening when it is taken away', async () => {
    const { screen, deaf } = await open();
    await screen.unmount();
    expect(deaf).toHaveBeenCalledOnce();
  });
});
