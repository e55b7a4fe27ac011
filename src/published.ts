/** What a page says of itself to those who link to it: chat programs, blogs, slides. Put into the built site. */
import type { HtmlTagDescriptor } from 'vite';
import { FRAME_SIZE, frameTag } from './charts/embed-code.ts';
import { DEFAULT_VIEW } from './view/view.ts';
import { encodeEmbedding } from './view/embedding.ts';

/** The preview picture in `public/`, taken by `npm run screenshot`. */
export const PREVIEW = {
  file: 'preview.png',
  width: 1200,
  height: 630,
  alt: 'A chart of how many safety papers Anthropic, Google DeepMind and OpenAI published in each quarter from 2022 to July 2024.',
} as const;

/** The static oEmbed answer, beside index.html. */
export const OEMBED_FILE = 'oembed.json';

const TITLE = 'AI Safety Papers Explorer';

/**
 * The tags that need an absolute address: page and picture of Open Graph, and where the oEmbed answer is. None where the page
 * is published nowhere: a relative address is of no use to those who read these tags.
 */
export function publishedTags(homepage: string | null): HtmlTagDescriptor[] {
  if (homepage === null) return [];
  const at = (file: string) => new URL(file, homepage).href;
  const property = (name: string, content: string): HtmlTagDescriptor => ({
    tag: 'meta',
    attrs: { property: name, content },
    injectTo: 'head',
  });
  const oembed = { rel: 'alternate', type: 'application/json+oembed', title: TITLE, href: at(OEMBED_FILE) };
  return [
    property('og:url', homepage),
    property('og:image', at(PREVIEW.file)),
    property('og:image:type', 'image/png'),
    property('og:image:width', `${PREVIEW.width}`),
    property('og:image:height', `${PREVIEW.height}`),
    property('og:image:alt', PREVIEW.alt),
    { tag: 'link', attrs: oembed, injectTo: 'head' },
  ];
}

/** The static oEmbed answer (oembed.com, version 1.0, type rich) for the page as a whole: its timeline in a frame. */
export function oembed(homepage: string): string {
  const address = new URL(homepage);
  address.search = encodeEmbedding({
    chart: 'timeline',
    view: DEFAULT_VIEW,
    still: false,
    clear: false,
    version: null,
  });
  const answer = {
    version: '1.0',
    type: 'rich',
    title: TITLE,
    provider_name: TITLE,
    provider_url: homepage,
    ...FRAME_SIZE,
    html: frameTag({ address: address.href, title: 'Papers over time', ...FRAME_SIZE }),
    thumbnail_url: new URL(PREVIEW.file, homepage).href,
    thumbnail_width: PREVIEW.width,
    thumbnail_height: PREVIEW.height,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
