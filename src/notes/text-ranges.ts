/** Between places in a text and the browser's ranges over the element that holds nothing but that text. */
import type { Span } from './anchoring.ts';

/** The part of the element's text that a range covers, with no space around it; null where it covers none. */
export function spanIn(element: HTMLElement, range: Range): Span | null {
  if (!range.intersectsNode(element)) return null;
  const text = element.textContent;
  const [from, to] = [
    offsetIn(element, range.startContainer, range.startOffset),
    offsetIn(element, range.endContainer, range.endOffset),
  ];
  const covered = text.slice(from, to);
  if (covered.trim() === '') return null;
  const start = from + covered.length - covered.trimStart().length;
  return { start, end: start + covered.trim().length };
}

/** A range over a part of the element's text. */
export function rangeOver(element: HTMLElement, { start, end }: Span): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (before <= start && start < before + length) range.setStart(node, start - before);
    if (before < end && end <= before + length) range.setEnd(node, end - before);
    before += length;
  }
  return range;
}

/** How many characters of the element's text stand before a place, which may lie outside of it. */
function offsetIn(element: HTMLElement, node: Node, offset: number): number {
  const whole = document.createRange();
  whole.selectNodeContents(element);
  if (whole.comparePoint(node, offset) < 0) return 0;
  if (whole.comparePoint(node, offset) > 0) return element.textContent.length;
  whole.setEnd(node, offset);
  return whole.toString().length;
}
