/** Texts of whatever content in XML and HTML files. */

/** What no XML or HTML file may hold, and a query or a name can: most control characters among it. */
const NOT_IN_MARKUP = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text with a replacement character for each character that markup may not hold. */
export function withoutControls(text: string): string {
  return text.replace(NOT_IN_MARKUP, '\uFFFD');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser of HTML makes a line feed of it where it stands as it is.
  '\r': '&#13;',
};

/** The text as it stands in HTML, between tags or in the quotes of an attribute. */
export function escaped(text: string): string {
  return withoutControls(text).replace(/[&<>"'\r]/g, (one) => ENTITIES[one] ?? one);
}

/** A value as JSON that can stand in a script element: whatever its strings hold, they end no script and begin no comment. */
export function jsonInScript(value: unknown): string {
  const escape = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escape);
}
