import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ChartTable from './ChartTable.svelte';

const scene = {
  title: 'What they are about',
  data: {
    columns: ['Category', 'Anthropic', 'All'],
    rows: Array.from({ length: 40 }, (_, at): (string | number)[] => [`Category ${at}`, at, 2 * at]),
  },
};

it('has a heading for each column and each row, and every number', async () => {
  const screen = await render(ChartTable, { props: { scene, maxHeight: 200 } });
  const texts = (role: 'columnheader' | 'rowheader' | 'cell') =>
    screen
      .getByRole(role)
      .elements()
      .map((one) => one.textContent);
  expect(texts('columnheader')).toEqual(scene.data.columns);
  expect(texts('rowheader')).toEqual(scene.data.rows.map(([name]) => name));
  expect(texts('cell')).toEqual(scene.data.rows.flatMap(([, ...cells]) => cells.map(String)));
});

it('is named by its chart, is as high as its place at most, and scrolls in itself by keyboard too', async () => {
  const screen = await render(ChartTable, { props: { scene, maxHeight: 200 } });
  const region = screen.getByRole('region', { name: 'What they are about, data' }).element() as HTMLElement;
  expect(region.getBoundingClientRect().height).toBe(200);
  expect(region.scrollHeight).toBeGreaterThan(region.clientHeight);
  region.focus();
  expect(document.activeElement).toBe(region);
  await screen.rerender({ maxHeight: 5000 });
  expect(region.scrollHeight).toBe(region.clientHeight);
});
