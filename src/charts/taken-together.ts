/** Several charts taken away at once, as one piece of code that is fetched when it is asked for. */
import { fileName } from '../files/download.ts';
import { zip, type ZipEntry } from '../files/zip.ts';
import type { Scene } from './scene.ts';
import { altText, png, svgFile } from './take-away.ts';
import type { Picture } from './taking.ts';

/** A chart to be taken away: what it is on the page, its picture, and where the same view is on the web. */
export type Taken = { scene: Scene; picture: Picture; link: string | null };

/** A PNG and an SVG of each chart, and a text of their captions, alternative texts and links. */
export async function chartsZip(charts: readonly Taken[]): Promise<Blob> {
  const entries: ZipEntry[] = [];
  for (const { scene, picture } of charts) {
    entries.push({ name: fileName(scene.title, 'png'), content: await png(picture.scene, picture.scale) });
    entries.push({ name: fileName(scene.title, 'svg'), content: svgFile(picture.scene) });
  }
  return zip([...entries, { name: 'captions.txt', content: captions(charts) }]);
}

/** What stands below each chart, what it shows in words, and its link. */
export function captions(charts: readonly Taken[]): string {
  return charts
    .map(({ scene, link }) => {
      const file = `${fileName(scene.title, 'png')}, ${fileName(scene.title, 'svg')}`;
      const caption = `${scene.title} (${scene.subtitle}). ${scene.source}`;
      const lines = [file, '', `Caption: ${caption}`, '', `Alternative text: ${altText(scene)}`];
      return [...lines, ...(link === null ? [] : ['', `Link: ${link}`]), ''].join('\n');
    })
    .join('\n---\n\n');
}
