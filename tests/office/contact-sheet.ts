/** All pictures on one sheet: what Chromium shows, what each program shows, and what is between them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Likeness } from './likeness.ts';
import { madeFile } from './pictures.ts';

const figure = (source: string, text: string) =>
  `<figure><a href="${source}"><img src="${source}" alt="" loading="lazy"></a><figcaption>${text}</figcaption></figure>`;

export default function writeContactSheet(): void {
  const rows = ['inkscape', 'libreoffice'].flatMap((program) => {
    const folder = dirname(madeFile(`differences-${program}`, 'x'));
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.replace('.json', '')] : []));
    return names.map((name) => {
      const { differing, worstTile, texts } = JSON.parse(
        readFileSync(madeFile(`differences-${program}`, `${name}.json`), 'utf8'),
      ) as Omit<Likeness, 'difference'>;
      const most = (numbers: readonly number[]) => Math.max(0, ...numbers);
      const numbers = [
        `${(100 * differing).toFixed(3)} % differ`,
        `worst tile ${worstTile.toFixed(0)}`,
        `texts at most ${most(texts.map(({ away }) => away)).toFixed(1)} px away`,
        `${(100 * most(texts.map(({ unlike }) => unlike))).toFixed(0)} % unlike`,
      ];
      return `<h2>${name}, ${program}</h2><p>${numbers.join(', ')}</p><div>
${figure(`chromium-for-${program}/${name}.png`, 'Chromium')}
${figure(`${program}/${name}.png`, program)}
${figure(`differences-${program}/${name}.png`, 'What differs, red where plainly')}
</div>`;
    });
  });
  const style =
    'body { margin: 16px; font: 14px sans-serif } div { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 8px } figure { margin: 0 } img { width: 100%; border: 1px solid #ddd }';
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts in office programs</title><style>${style}</style>\n${rows.join('\n')}</html>\n`;
  writeFileSync(madeFile('', 'index.html'), page);
}
