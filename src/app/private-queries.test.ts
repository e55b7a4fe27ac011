import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readQuery, type Node } from '../search/query.ts';
import { asksNotes } from '../view/codec.ts';

function fieldsOf(node: Node | null): (string | null)[] {
  if (node === null) return [];
  if (node.kind === 'and' || node.kind === 'or') return node.of.flatMap(fieldsOf);
  if (node.kind === 'not') return fieldsOf(node.of);
  return 'field' in node ? [node.field] : [];
}

it('no query that the search reads as one about notes gets past the address', () => {
  const part = fc.constantFrom(
    'note:',
    'tag:',
    'Tag:',
    'status:',
    'Status:',
    'title:',
    '"',
    '(',
    ')',
    '-',
    ' ',
    ' OR ',
    'a',
    'word',
    'x:',
    '|',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const query = parts.join('');
      const fields = fieldsOf(readQuery(query).root);
      if (['note', 'tag', 'status'].some((field) => fields.includes(field))) expect(asksNotes(query)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
