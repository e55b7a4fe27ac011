import { flushSync, mount, unmount } from 'svelte';
import { withoutControls } from '../files/markup.ts';
import { placedScene } from './placed.ts';
import type { Scene } from './scene.ts';
import SceneSvg from './SceneSvg.svelte';

/**
 * How many units of an SVG file are a pixel. Office programs measure type in whole units: LibreOffice 7.4 sets a label of
 * 12 units that ends at a place several pixels away from it, one of 120 units less than half a pixel.
 */
const FINENESS = 10;

/** The scene as the text of an SVG file that a reader takes away: of its own size, laid out in tenths of a pixel. */
export function svgFile(scene: Scene): string {
  const { width, height } = scene;
  const fine = {
    ...placedScene(scene, { scale: FINENESS }),
    width: Math.round(width * FINENESS),
    height: Math.round(height * FINENESS),
  };
  return svgText(fine, { width, height });
}

/** The scene as the text of an SVG document, drawn by the renderer of the page. */
export function svgText(scene: Scene, size: Pick<Scene, 'width' | 'height'> = scene): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgElement(scene, size)}\n`;
}

/** The scene as the text of an SVG element, which can stand in HTML too. */
export function svgElement(scene: Scene, size: Pick<Scene, 'width' | 'height'> = scene): string {
  const target = document.createElement('div');
  const drawn = mount(SceneSvg, { target, props: { scene, size } });
  flushSync();
  const svg = target.querySelector('svg');
  if (svg === null) throw new Error(`the renderer drew no picture of "${scene.title}"`);
  removeComments(svg);
  const text = new XMLSerializer().serializeToString(svg);
  void unmount(drawn);
  return withoutControls(text);
}

/** The scene as a PNG at so many pixels a unit. Rejects where the browser cannot draw a picture of that size. */
export async function png(scene: Scene, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svgText(scene)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(scene.width * scale);
    canvas.height = Math.round(scene.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture was made')) : resolve(blob)), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The framework's anchors are comments; a file does not need them. */
function removeComments(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}
