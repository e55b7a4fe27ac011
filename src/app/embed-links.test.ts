import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../papers/filter.ts';
import { encodeView } from '../view/codec.ts';
import { decodeEmbedding, encodeEmbedding } from '../view/embedding.ts';
import { DEFAULT_VIEW } from '../view/view.ts';
import { embeddingOf, fullView, viewBehind } from './embed-links.ts';

const LINK = '?embed=categories&q=reward&company=openai&from=2023-01&order=size&theme=dark&still=yes&v=c27a0ae7';
const embedding = decodeEmbedding(LINK);

describe('from a frame', () => {
  it('a link leads to the same chart under the same filters, in the reader’s own theme', () => {
    expect(encodeView(fullView(embedding))).toBe(
      '?page=charts&q=reward&company=openai&from=2023-01&chart=categories&order=size',
    );
  });

  it('a mark leads to its papers, also where it is what is chosen already', () => {
    const to = (choice: Parameters<typeof viewBehind>[1]) => encodeView(viewBehind(embedding, choice));
    expect(to({ category: 'robustness' })).toBe('?q=reward&company=openai&category=robustness&from=2023-01&order=size');
    expect(to({ company: 'openai' })).toBe('?q=reward&company=openai&from=2023-01&order=size');
    expect(to({ period: { from: '2023-04', to: '2023-06' } })).toBe(
      '?q=reward&company=openai&from=2023-04&to=2023-06&order=size',
    );
    expect(to({ query: 'jailbreak' })).toBe('?q=jailbreak+&company=openai&from=2023-01&order=size');
    expect(to({ paper: 'debate' })).toBe('?q=reward&company=openai&from=2023-01&paper=debate&order=size');
  });
});

describe('the address for a frame', () => {
  const view = {
    ...DEFAULT_VIEW,
    page: 'charts' as const,
    query: 'tag:talk',
    filters: { ...NO_FILTERS, company: { only: ['openai'], without: [] } },
    paper: 'debate',
  };
  const address = (ground: Parameters<typeof embeddingOf>[2]) =>
    encodeEmbedding(embeddingOf('matrix', view, ground, 'c27a0ae712345678'));

  it('holds the chart with its filters, the ground and the version of the data', () => {
    expect(address('page')).toBe('?embed=matrix&company=openai&v=c27a0ae7');
    expect(address('dark')).toBe('?embed=matrix&company=openai&theme=dark&v=c27a0ae7');
    expect(address('clear-light')).toBe('?embed=matrix&company=openai&theme=light&ground=clear&v=c27a0ae7');
  });
});
