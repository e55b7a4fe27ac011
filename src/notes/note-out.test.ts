import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { somePassages } from '../../tests/fixtures/some-passages.ts';
import { markdownAsText } from './markdown-as-text.ts';
import { noteOut, OUT_FORMS, OUT_LENGTHS, type Out } from './note-out.ts';
import { emptyNote, RATINGS, STATUSES, type Note } from './note.ts';
import { linksIn } from './paper-links.ts';
import { quoteOf, type Passage } from './passage.ts';

const paper = paperWith({ id: 'debate', title: 'Debate [as] oversight', arxivId: '2305.12345' });
const other = paperWith({ id: 'noise', title: 'Noise * and models', url: 'https://example.org/n(oise)' });
const dataset = smallDataset({ papers: [paper, other, paperWith({ id: 'nowhere', title: 'Nowhere', url: null })] });

function passage(exact: string, kind: Passage['kind'], comment: string): Passage {
  return {
    id: exact,
    kind,
    comment,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: 0, end: exact.length },
    ],
    createdAt: '2026-11-27T10:00:00.000Z',
  };
}

const note: Note = {
  ...emptyNote(paper),
  short: 'Judges see *more*: https://example.org/a_b.\nUnlike [[noise]].',
  long: '# Claims\n\n1. **judges** as in [[noise|that one]]\n2. not [[gone]], see `a[[0]]`',
  jottings: '- ask [[nowhere]]',
  tags: ['over_sight', 'talk'],
  status: 'read',
  rating: 4,
  passages: [passage('Two models argue.', 'claim', 'In *text*?'), passage('x_1 < x_2', 'method', '')],
};

const OUT: Record<Out['form'], Record<Out['length'], string>> = {
  post: {
    short:
      'Judges see *more*: https://example.org/a_b.\nUnlike Noise * and models (https://example.org/n(oise)).\n\n' +
      '“Two models argue.”\nIn *text*?\n\nDebate [as] oversight\nhttps://example.org/debate\n',
    long:
      'Claims\n\n1. judges as in Noise * and models (https://example.org/n(oise))\n2. not gone, see a[[0]]\n\n' +
      '“Two models argue.”\nIn *text*?\n\nDebate [as] oversight\nhttps://example.org/debate\n',
    jottings: '- ask Nowhere\n\n“Two models argue.”\nIn *text*?\n\nDebate [as] oversight\nhttps://example.org/debate\n',
    everything:
      'Judges see *more*: https://example.org/a_b.\nUnlike Noise * and models (https://example.org/n(oise)).\n\n' +
      'Claims\n\n1. judges as in Noise * and models (https://example.org/n(oise))\n2. not gone, see a[[0]]\n\n' +
      '- ask Nowhere\n\n“Two models argue.”\nIn *text*?\n\n“x_1 < x_2”\n\n' +
      'Debate [as] oversight\nhttps://example.org/debate\n',
  },
  markdown: {
    short:
      'Judges see \\*more\\*: <https://example.org/a_b>.\\\nUnlike [Noise \\* and models](https://example.org/n\\(oise\\)).\n\n' +
      '> Two models argue.\n\nClaim: In \\*text\\*?\n\n> x\\_1 \\< x\\_2\n\nMethod\n\n' +
      'Alpha Lab (2023, 4 May). [Debate \\[as\\] oversight](https://example.org/debate). arXiv:2305.12345.\n',
    long:
      '# Claims\n\n1. **judges** as in [Noise \\* and models](https://example.org/n\\(oise\\))\n2. not gone, see `a[[0]]`\n\n' +
      '> Two models argue.\n\nClaim: In \\*text\\*?\n\n> x\\_1 \\< x\\_2\n\nMethod\n\n' +
      'Alpha Lab (2023, 4 May). [Debate \\[as\\] oversight](https://example.org/debate). arXiv:2305.12345.\n',
    jottings:
      '- ask Nowhere\n\n> Two models argue.\n\nClaim: In \\*text\\*?\n\n> x\\_1 \\< x\\_2\n\nMethod\n\n' +
      'Alpha Lab (2023, 4 May). [Debate \\[as\\] oversight](https://example.org/debate). arXiv:2305.12345.\n',
    everything:
      '# Debate \\[as\\] oversight\n\nStatus: Read\\\nRating: 4 of 5\\\nTags: over\\_sight, talk\n\n## Short note\n\n' +
      'Judges see \\*more\\*: <https://example.org/a_b>.\\\nUnlike [Noise \\* and models](https://example.org/n\\(oise\\)).\n\n' +
      '## Long note\n\n# Claims\n\n1. **judges** as in [Noise \\* and models](https://example.org/n\\(oise\\))\n2. not gone, see `a[[0]]`\n\n' +
      '## Jottings\n\n- ask Nowhere\n\n## Passages\n\n> Two models argue.\n\nClaim: In \\*text\\*?\n\n> x\\_1 \\< x\\_2\n\nMethod\n\n' +
      'Alpha Lab (2023, 4 May). [Debate \\[as\\] oversight](https://example.org/debate). arXiv:2305.12345.\n',
  },
  text: {
    short:
      'Judges see *more*: https://example.org/a_b.\nUnlike Noise * and models (https://example.org/n(oise)).\n\n' +
      '“Two models argue.”\nClaim: In *text*?\n\n“x_1 < x_2”\nMethod\n\n' +
      'Alpha Lab (2023, 4 May). Debate [as] oversight. arXiv:2305.12345. https://example.org/debate\n',
    long:
      'Claims\n\n1. judges as in Noise * and models (https://example.org/n(oise))\n2. not gone, see a[[0]]\n\n' +
      '“Two models argue.”\nClaim: In *text*?\n\n“x_1 < x_2”\nMethod\n\n' +
      'Alpha Lab (2023, 4 May). Debate [as] oversight. arXiv:2305.12345. https://example.org/debate\n',
    jottings:
      '- ask Nowhere\n\n“Two models argue.”\nClaim: In *text*?\n\n“x_1 < x_2”\nMethod\n\n' +
      'Alpha Lab (2023, 4 May). Debate [as] oversight. arXiv:2305.12345. https://example.org/debate\n',
    everything:
      'Debate [as] oversight\n\nStatus: Read\nRating: 4 of 5\nTags: over_sight, talk\n\nShort note:\n\n' +
      'Judges see *more*: https://example.org/a_b.\nUnlike Noise * and models (https://example.org/n(oise)).\n\n' +
      'Long note:\n\nClaims\n\n1. judges as in Noise * and models (https://example.org/n(oise))\n2. not gone, see a[[0]]\n\n' +
      'Jottings:\n\n- ask Nowhere\n\nPassages:\n\n“Two models argue.”\nClaim: In *text*?\n\n“x_1 < x_2”\nMethod\n\n' +
      'Alpha Lab (2023, 4 May). Debate [as] oversight. arXiv:2305.12345. https://example.org/debate\n',
  },
};

const WAYS = OUT_FORMS.flatMap((form) => OUT_LENGTHS.map((length) => ({ form, length })));

describe('a note as it goes out', () => {
  it.each(WAYS)('as $form, $length', (way) => {
    expect(noteOut(note, paper, dataset, way)).toBe(OUT[way.form][way.length]);
  });

  it('is the citation alone where nothing is written at that length', () => {
    expect(noteOut(emptyNote(paper), paper, dataset, { form: 'text', length: 'long' })).toBe(
      'Alpha Lab (2023, 4 May). Debate [as] oversight. arXiv:2305.12345. https://example.org/debate\n',
    );
    expect(
      noteOut({ ...emptyNote(paper), url: '' }, { ...paper, url: null }, dataset, { form: 'post', length: 'short' }),
    ).toBe('Debate [as] oversight\n');
  });
});

describe('laws of what goes out', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 10 }),
    fc.constantFrom(
      '[[debate]]',
      '[[noise|x]]',
      '[[',
      ']]',
      '[[a [[noise]]',
      '|',
      '\n',
      '\n\n',
      '*',
      '# ',
      '- ',
      '1. ',
      '=',
      '&amp;',
      '<b>',
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  const someNote: fc.Arbitrary<Note> = fc
    .record({
      short: text,
      long: text,
      jottings: text,
      tags: fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
      status: fc.option(fc.constantFrom(...STATUSES)),
      rating: fc.option(fc.constantFrom(...RATINGS)),
      passages: somePassages,
    })
    .map((written) => ({ ...emptyNote(paper), ...written }));

  it('holds no link in the way of notes, apart from quotations, from code and from links around links', () => {
    fc.assert(
      fc.property(someNote, fc.constantFrom(...WAYS), (note, way) => {
        const without = { ...note, passages: [] };
        const fields = [note.short, note.long, note.jottings, note.tags.join()].join();
        fc.pre(!/[`~]| {4}|\t|\[\[[^\]]*\[/.test(fields));
        expect(linksIn(noteOut(without, paper, dataset, way))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('holds every quotation that it is to hold, word for word', () => {
    fc.assert(
      fc.property(someNote, fc.constantFrom(...OUT_LENGTHS), (note, length) => {
        const out = noteOut(note, paper, dataset, { form: 'text', length });
        for (const one of note.passages) expect(out).toContain(`“${quoteOf(one)}”`);
        const post = noteOut(note, paper, dataset, { form: 'post', length });
        for (const one of length === 'everything' ? note.passages : note.passages.slice(0, 1))
          expect(post).toContain(`“${quoteOf(one)}”`);
      }),
    );
  });

  it('shows plain fields in Markdown as they were typed', () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab1 *_#-+=|<>[]()!~$\\`.:/'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const typed = lines
          .map((one) => one.trim())
          .join('\n')
          .trim()
          .replace(/\n{3,}/g, '\n\n');
        fc.pre(linksIn(typed).length === 0 && !/https?:\/\//.test(typed));
        const out = noteOut({ ...emptyNote(paper), short: typed }, paper, dataset, {
          form: 'markdown',
          length: 'short',
        });
        const shown = markdownAsText(out.slice(0, out.lastIndexOf('Alpha Lab')));
        expect(shown).toBe(typed);
      }),
      { numRuns: 500 },
    );
  });
});
