import { expect, it } from 'vitest';
import { commentOn, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { documentsOf } from './documents.ts';

it('gives every paper, in its place, all that was said about it; what is about none stands apart', () => {
  const commentary = [
    commentOn('noise', { id: 'a', text: 'First.' }),
    commentOn(null, { id: 'b', text: 'About nothing here.' }),
    commentOn('noise', { id: 'c', text: 'Second.' }),
  ];
  const { documents, passages } = documentsOf(smallDataset({ commentary }));
  expect(documents).toHaveLength(6);
  expect(documents[2]).toMatchObject({ title: 'Noise and models', abstract: 'What noise is about.' });
  expect(documents[2]?.discussion).toMatch(/First\.[^]*Second\./);
  expect(documents[0]?.discussion).toBeNull();
  expect(passages.map(({ id }) => id)).toEqual(['b']);
});
