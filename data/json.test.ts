import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arxivIdOf } from './arxiv.ts';
import { canonicalJson } from './json.ts';

test('canonical JSON has sorted keys and no white space', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é "x"' }], a: true, 10: 0, 9: undefined })).toBe(
    '{"10":0,"a":true,"b":[1,{"c":"é \\"x\\"","d":null}]}',
  );
});

test('canonical JSON is the same value again, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([
  ['https://arxiv.org/pdf/2310.17230v1', '2310.17230'],
  ['https://arxiv.org/abs/2403.13793', '2403.13793'],
  ['http://www.arxiv.org/pdf/1805.00899v12.pdf', '1805.00899'],
  ['https://arxiv.org/abs/cs/0501001', 'cs/0501001'],
  ['https://arxiv.org/list/cs.AI', null],
  ['https://arxiv.org.example.com/abs/2403.13793', null],
  ['https://openai.com/research/critiques', null],
])('the arXiv id of %s is %s', (url, id) => expect(arxivIdOf(url)).toBe(id));
