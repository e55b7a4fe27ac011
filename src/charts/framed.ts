import { placed } from './placed.ts';
import { tenth, type Mark, type Scene } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';

const MARGIN = 24;

/**
 * The scene with all that it needs away from the page: title, filters, legend and source are drawn around it, on the
 * theme's ground.
 */
export function framed(scene: Scene, theme: ChartTheme): Scene {
  const left = MARGIN;
  const inner = scene.width;
  const marks: Mark[] = [];
  let y = MARGIN;
  const lines = (text: string, size: number, fill: string, bold = false) => {
    for (const part of wrapped(text, size, inner, bold)) {
      y += size;
      marks.push({ kind: 'text', x: left, y: tenth(y), text: part, size, fill, anchor: 'start', bold });
      y += size * 0.5;
    }
  };
  lines(scene.title, 18, theme.ink, true);
  lines(scene.subtitle, 13, theme.inkSoft);
  y += 4;
  let x = left;
  for (const { name, colour } of scene.legend) {
    const label = fitText(name, 12, inner - 14);
    const width = 14 + textWidth(label, 12) + 18;
    if (x > left && x + width > left + inner) {
      x = left;
      y += 20;
    }
    marks.push({ kind: 'rect', x: tenth(x), y: tenth(y + 2), width: 9, height: 9, fill: colour, radius: 4.5 });
    marks.push({
      kind: 'text',
      x: tenth(x + 14),
      y: tenth(y + 11),
      text: label,
      size: 12,
      fill: theme.ink,
      anchor: 'start',
    });
    x += width;
  }
  y += scene.legend.length > 0 ? 30 : 10;
  marks.push(...placed(scene.marks, { dx: left, dy: y }));
  y += scene.height + 12;
  lines(scene.source, 11, theme.inkSoft);
  const width = inner + 2 * MARGIN;
  const height = Math.ceil(y + MARGIN - 6);
  const ground: Mark = { kind: 'rect', x: 0, y: 0, width, height, fill: theme.ground };
  return { ...scene, width, height, marks: [ground, ...marks], targets: [], hits: [], brush: null };
}

/** The text in lines that fit into a width, parted at spaces; a word that is too long for a line is cut short. */
export function wrapped(text: string, size: number, width: number, bold: boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, bold) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(fitText(word, size, width, bold));
  }
  return lines;
}
