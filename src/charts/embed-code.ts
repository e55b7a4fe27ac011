/** What a chart is put into another page with. */

export type FrameSpec = {
  /** Absolute. */
  address: string;
  title: string;
  /** In pixels; the height until the figure has told its own. */
  width: number;
  height: number;
};

/** Half a slide of full HD, and about the width of a column of text. */
export const FRAME_SIZE = { width: 960, height: 540 } as const;

/** What a frame that follows the figure's own height may become, in pixels: whatever is told, the page stays usable. */
const [LOWEST, HIGHEST] = [200, 4000];

/**
 * The frame alone. Its light colour scheme is that of the figure where the ground is clear: a browser lays an opaque ground
 * under a frame whose scheme is another than its element's.
 */
export function frameTag({ address, title, width, height }: FrameSpec): string {
  const attributes = {
    src: address,
    title,
    width: `${width}`,
    height: `${height}`,
    loading: 'lazy',
    style: 'border:0;max-width:100%;color-scheme:light',
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(' ')}></iframe>`;
}

/**
 * The frame, and a script that gives it the height at which its figure stands comfortably. It hears only that frame, and of
 * that only a height within bounds.
 */
export function embedCode(spec: FrameSpec): string {
  return `${frameTag(spec)}
<script>
  (function (frame) {
    addEventListener('message', function (event) {
      var told = event.data;
      if (event.source !== frame.contentWindow || event.origin !== ${inScript(new URL(spec.address).origin)}) return;
      if (!told || told.type !== 'ai-safety-papers:height' || !Number.isFinite(told.height)) return;
      if (told.height >= ${LOWEST} && told.height <= ${HIGHEST}) frame.height = Math.ceil(told.height);
    });
  })(document.currentScript.previousElementSibling);
</script>
`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}

/** A text as a literal in a script that stands in a page. */
function inScript(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}
