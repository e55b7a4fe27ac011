import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import PointedAt from './PointedAt.svelte';

const target = { x: 40, y: 20, width: 30, height: 100, label: 'Q2 2023: 9 papers', papers: [1, 2], choice: {} };

it('names what a mark stands for and the first of its papers, beside it and inside the chart', async () => {
  const given = { id: 'papers', target, width: 600, titles: ['One', 'Two'], more: 7 };
  const screen = await render(PointedAt, { props: given });
  await expect.element(screen.getByText('Q2 2023: 9 papers')).toBeVisible();
  const card = screen.container.querySelector<HTMLElement>('div[aria-hidden]');
  expect([...(card?.querySelectorAll('li') ?? [])].map((item) => item.textContent)).toEqual([
    'One',
    'Two',
    'and 7 more',
  ]);
  expect(card?.querySelector('#papers')).not.toBe(null);
  expect(parseFloat(card?.style.left ?? '')).toBe(78);
  for (const [x, width] of [
    [560, 600],
    [0, 280],
    [140, 320],
  ] as const) {
    await screen.rerender({ target: { ...target, x }, width });
    const left = parseFloat(card?.style.left ?? '');
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + parseFloat(card?.style.width ?? '')).toBeLessThanOrEqual(width);
  }
});
