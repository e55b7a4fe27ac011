/** Markdown as plain text: what it says without its marks, for places that show text as it stands. */
import { Marked, type MarkedToken, type Token, type Tokens } from 'marked';

const marked = new Marked({ gfm: true, breaks: true });

/**
 * The words of a text in Markdown, in paragraphs and lists as they would be read. Addresses of links stand behind their words.
 * What is nested too deeply to be read stands as it was typed.
 */
export function markdownAsText(text: string): string {
  try {
    return blocks(marked.lexer(text)).trim();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return text.trim();
  }
}

function blocks(tokens: readonly Token[], between = '\n\n'): string {
  return tokens
    .map(words)
    .filter((text) => text !== '')
    .join(between);
}

function inline(tokens: readonly Token[]): string {
  return tokens.map(words).join('');
}

function words(one: Token): string {
  // There are no extensions, whose tokens could be of other kinds.
  const token = one as MarkedToken;
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
    case 'list_item':
      return '';
    case 'heading':
    case 'paragraph':
    case 'strong':
    case 'em':
    case 'del':
      return inline(token.tokens);
    case 'list':
      return token.items.map((item, at) => listItem(item, token, at)).join(token.loose ? '\n\n' : '\n');
    case 'blockquote':
      return blocks(token.tokens)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
    case 'table':
      return [token.header, ...token.rows].map((row) => row.map(({ tokens }) => inline(tokens)).join(' | ')).join('\n');
    case 'hr':
      return '—';
    case 'br':
      return '\n';
    case 'link': {
      const text = inline(token.tokens);
      const isAddress = text === token.href || `mailto:${text}` === token.href;
      return isAddress ? text : `${text} (${token.href})`;
    }
    case 'image':
      return token.text === '' ? token.href : `${token.text} (${token.href})`;
    case 'text':
      return token.tokens === undefined ? token.text : inline(token.tokens);
    case 'code':
    case 'codespan':
    case 'escape':
      return token.text;
    case 'html':
      return token.raw.trimEnd();
  }
}

function listItem(
  { task, checked, tokens }: Tokens.ListItem,
  { ordered, start, loose }: Tokens.List,
  at: number,
): string {
  const sign = ordered ? `${(start || 0) + at}. ` : '- ';
  const box = task ? (checked ? '☑ ' : '☐ ') : '';
  const inside = blocks(tokens, loose ? '\n\n' : '\n');
  return `${sign}${box}${inside.replaceAll('\n', `\n${' '.repeat(sign.length)}`)}`.trimEnd();
}
