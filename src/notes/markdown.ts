/**
 * Markdown as the long note is read: GitHub's dialect, a line break where one was typed. HTML is not part of it, apart
 * from a few bare tags; it is shown as it was typed, since what somebody wrote about `<think>` should not vanish. What
 * marked makes of a text is then sanitised by DOMPurify, which alone decides what reaches the page.
 */
import DOMPurify, { type Config } from 'dompurify';
import { Marked, type Token, type Tokens } from 'marked';
import { isLinkable } from './addresses.ts';
import { LINK_AT_START, type PaperLinks } from './paper-links.ts';

/** The heading above a note is of the third level. */
const ABOVE = 3;

/** Tags that may be typed, without attributes. */
const BARE_TAG = /<\/?(?:br|kbd|mark|sub|sup) ?\/?>/i;

const TAGS =
  'p br hr h4 h5 h6 ul ol li blockquote pre code em strong del a table thead tbody tr th td kbd mark sub sup span';

/** Attributes that hold no address. */
const PLAIN_ATTRIBUTES = ['title', 'target', 'rel', 'start', 'align', 'role', 'aria-label'];

const POLICY = {
  ALLOWED_TAGS: TAGS.split(' '),
  ALLOWED_ATTR: ['href', ...PLAIN_ATTRIBUTES],
  ADD_URI_SAFE_ATTR: PLAIN_ATTRIBUTES,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  // `judgeLink` has judged by then, as the browser reads an address; this is the second lock.
  // A query leads to another state of this very page.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|\?)/i,
  RETURN_TRUSTED_TYPE: true,
} satisfies Config;

const MARKS: Record<string, string> = { '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '&': '&amp;' };

/** Text as HTML that shows it. */
function escaped(text: string): string {
  return text.replace(/[<>"'&]/g, (mark) => MARKS[mark] ?? mark);
}

/** The same, where `&amp;` and its like were typed in Markdown and stand for a character. */
function escapedKeepingReferences(text: string): string {
  return text.replace(/[<>"']|&(?!#\d{1,7};|#x[\da-f]{1,6};|\w+;)/gi, (mark) => MARKS[mark] ?? mark);
}

/** Typed HTML: the bare tags as tags, all else as text. */
function typedHtml(text: string): string {
  const tag = new RegExp(BARE_TAG, 'gi');
  const tags = text.match(tag) ?? [];
  return text
    .split(tag)
    .map((between, at) => `${escaped(between)}${tags[at] ?? ''}`)
    .join('');
}

/** A link, whose address is judged when it is sanitised: only then are its character references resolved. */
function anchor(href: string, title: string | null | undefined, inside: string): string {
  const about = title ? ` title="${escapedKeepingReferences(title)}"` : '';
  return `<a href="${escapedKeepingReferences(href)}"${about}>${inside}</a>`;
}

/** Pictures are not fetched, from nowhere: their description stands, with the address beside it. */
function pictureInWords({ href, text }: Pick<Tokens.Image, 'href' | 'text'>, inLink = false): string {
  const about = escapedKeepingReferences(text);
  const address = inLink ? escapedKeepingReferences(href) : anchor(href, null, escapedKeepingReferences(href));
  return about === '' ? address : `${about} (${address})`;
}

/** What stands in the address of a link to a paper until it is judged; anybody may type it, and it leads to papers alone. */
const PAPER = 'paper:';

/** The papers of the text that is being rendered. */
let links: PaperLinks | null = null;

const marked = new Marked({
  extensions: [
    {
      name: 'paper',
      level: 'inline',
      start: (text) => text.indexOf('[['),
      tokenizer(text) {
        const found = LINK_AT_START.exec(text);
        if (found === null) return undefined;
        const [raw, target = '', label] = found;
        return { type: 'paper', raw, target: target.trim(), label: label?.trim() ?? null };
      },
      renderer({ target, label }) {
        if (typeof target !== 'string') return false;
        const paper = links?.resolve(target) ?? null;
        const shown = escaped(typeof label === 'string' ? label : (paper?.title ?? target));
        if (paper !== null) return `<a href="${PAPER}${encodeURIComponent(paper.id)}">${shown}</a>`;
        return `<a title="There is no such paper here">${shown}</a>`;
      },
    },
  ],
  gfm: true,
  breaks: true,
  walkTokens(token: Token) {
    // Between tags that marked takes to hold raw text, such as `<kbd>`, it would pass text on unescaped.
    if (token.type === 'text' && token.escaped === true) token.escaped = false;
    // A link in a link would end the outer one, so a picture in a link has its address in words.
    if (token.type === 'link') {
      void marked.walkTokens((token as Tokens.Link).tokens, (inner) => {
        if (inner.type === 'image') (inner as Tokens.Image & { inLink: boolean }).inLink = true;
      });
    }
  },
  renderer: {
    heading({ tokens, depth }) {
      const level = Math.min(ABOVE + depth, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    html(token) {
      return token.block ? `<p>${typedHtml(token.text.trim())}</p>\n` : typedHtml(token.text);
    },
    image: (token) => pictureInWords(token, 'inLink' in token),
    link({ href, title, tokens }) {
      return anchor(href, title, this.parser.parseInline(tokens));
    },
    // No form control: the text area is the one place for typing, and a box without a name says nothing when read aloud.
    checkbox: ({ checked }) =>
      `<span role="img" aria-label="${checked ? 'Done' : 'To do'}">${checked ? '☑' : '☐'}</span> `,
  },
});

/** Links lead out safely or not at all; the address of one that may not lead anywhere stands behind it as text. */
function judgeLink(element: Node): void {
  if (!(element instanceof HTMLAnchorElement)) return;
  const address = element.getAttribute('href');
  if (address === null) return;
  if (address.startsWith(PAPER)) {
    const paper = links?.resolve(decoded(address.slice(PAPER.length))) ?? null;
    if (links === null || paper === null) element.removeAttribute('href');
    else element.setAttribute('href', links.hrefOf(paper.id));
    return;
  }
  if (isLinkable(address)) {
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
    return;
  }
  element.removeAttribute('href');
  if (element.textContent !== address) element.append(` (${address})`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Trusted HTML, where the browser has trusted types, else a string. */
export type SafeHtml = { toString: () => string };

let isGuarded = false;

/**
 * HTML that does nothing and looks like nothing but text: none but the tags above, no style, class or id, no form, no
 * picture, and links that lead to the web or to mail alone.
 */
export function sanitised(html: string): SafeHtml {
  if (!isGuarded) DOMPurify.addHook('beforeSanitizeAttributes', judgeLink);
  isGuarded = true;
  return DOMPurify.sanitize(html, POLICY);
}

/**
 * A text in Markdown as safe HTML, or null where it is nested too deeply to be read.
 * @param papers what its links to papers lead to; without it they lead nowhere
 */
export function rendered(text: string, papers: PaperLinks | null = null): SafeHtml | null {
  let html: string;
  links = papers;
  try {
    html = marked.parse(text, { async: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
  return sanitised(html);
}
