import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Mark } from './scene.ts';
import SceneMarks from './SceneMarks.svelte';

it('draws each kind of mark with attributes, in their order, groups within groups', async () => {
  const text: Mark = {
    kind: 'text',
    x: 1,
    y: 2,
    text: '<b> & “c”',
    size: 12,
    fill: '#000000',
    anchor: 'end',
    bold: true,
  };
  const marks: Mark[] = [
    { kind: 'rect', x: 1, y: 2, width: 3, height: 4, fill: '#112233', radius: 1 },
    { kind: 'line', x1: 0, y1: 0, x2: 5, y2: 5, stroke: '#445566', dash: '2 1' },
    { kind: 'group', marks: [{ kind: 'group', marks: [text] }] },
  ];
  const screen = await render(SceneMarks, { marks });
  const drawn = Array.from(screen.container.querySelectorAll('rect, line, g, text'));
  expect(drawn.map(({ nodeName }) => nodeName.toLowerCase())).toEqual(['rect', 'line', 'g', 'g', 'text']);
  const [rect, line, , , written] = drawn;
  const attributes = (element: Element | undefined) =>
    Object.fromEntries(Array.from(element?.attributes ?? [], ({ name, value }) => [name, value]));
  expect(attributes(rect)).toEqual({ x: '1', y: '2', width: '3', height: '4', rx: '1', fill: '#112233' });
  expect(attributes(line)).toMatchObject({ stroke: '#445566', 'stroke-dasharray': '2 1' });
  expect(attributes(written)).toMatchObject({ 'font-size': '12', 'font-weight': 'bold', 'text-anchor': 'end' });
  expect(written?.textContent).toBe('<b> & “c”');
});
