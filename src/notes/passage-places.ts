/** Where passages stand in a text: apart from what they are, since most who have notes to do with need no text. */
import { locate, selectorOf, type Selector, type Span } from './anchoring.ts';
import type { Passage, PassageKind } from './passage.ts';

/** A new passage, under an id of its own. */
export function passageOf(text: string, span: Span, kind: PassageKind): Passage {
  const { exact, prefix, suffix, start, end } = selectorOf(text, span);
  return {
    id: crypto.randomUUID(),
    kind,
    comment: '',
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
    ],
    createdAt: new Date().toISOString(),
  };
}

export type Placed = { passage: Passage; span: Span };

/**
 * The passages that stand in a text, in its order, and those that it does not hold any more, in the order in which they
 * were highlighted. None is left out.
 */
export function placed(text: string, passages: readonly Passage[]): { found: Placed[]; lost: Passage[] } {
  const found: Placed[] = [];
  const lost: Passage[] = [];
  for (const passage of passages) {
    const span = locate(text, selectorIn(passage));
    if (span === null) lost.push(passage);
    else found.push({ passage, span });
  }
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  lost.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
  return { found, lost };
}

function selectorIn({ selector: [quote, position] }: Passage): Selector {
  const { exact, prefix, suffix } = quote;
  const { start, end } = position;
  return { exact, prefix, suffix, start, end };
}
