import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDataset } from '../../tests/fixtures/arbitraries.ts';
import { someFrame } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme } from '../../tests/fixtures/plain-theme.ts';
import { expectSound, flat } from '../../tests/fixtures/scene-laws.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import type { Annotation, Annotations } from '../papers/annotations.ts';
import { wholeOf } from '../papers/filter.ts';
import { notesByCategory, notesOverTime, type NotesInput } from './by-notes.ts';

const statuses = [
  { value: 'to-read', name: 'To read' },
  { value: 'reading', name: 'Reading' },
  { value: 'read', name: 'Read' },
  { value: 'set-aside', name: 'Set aside' },
];

function notes(of: [index: number, Partial<Annotation>][]): Annotations {
  return {
    of: new Map(of.map(([index, given]) => [index, { status: null, rating: null, tags: [], parts: [], ...given }])),
    statuses,
  };
}

const dataset = smallDataset();
const frame = { width: 800, height: 400, textScale: 1 };
const annotations = notes([
  [0, { status: 'read', tags: ['Talk', 'debate'] }],
  [2, { status: 'to-read', tags: ['talk'] }],
  [3, {}],
]);
const input: NotesInput = { dataset, whole: wholeOf(dataset), annotations };
const numbers = (rows: readonly (readonly (string | number)[])[]) => rows.map((row) => row.at(-1));
const sum = (rows: readonly (readonly (string | number)[])[]) => rows.reduce((all, row) => all + Number(row.at(-1)), 0);

describe('papers with notes over time', () => {
  it('have a lane a status, drawn also where it has no paper, and say what they stand on', () => {
    const scene = notesOverTime(input, 'status', plainTheme, frame);
    expect(scene.title).toBe('Papers with my notes, by status');
    expect(scene.subtitle).toContain('3 papers with my notes');
    expect(scene.source).toContain('the reader’s own notes');
    expect(scene.data.columns.slice(0, 2)).toEqual(['Period', 'Status']);
    expect(new Set(scene.data.rows.map((row) => row[1]))).toEqual(
      new Set(['To read', 'Reading', 'Read', 'Set aside', 'No status']),
    );
    expect(sum(scene.data.rows)).toBe(3);
    expect(scene.description).toContain('Set aside: 0.');
  });

  it('lead to the papers of a status, and of a company, by what the notes say', () => {
    const { targets } = notesOverTime(input, 'status', plainTheme, frame);
    const to = (label: string) => targets.find((target) => target.label.startsWith(label));
    expect(to('Read: 1 paper')).toMatchObject({ papers: [0], choice: { mine: { status: 'read' } } });
    expect(to('No status: 1 paper')).toMatchObject({
      papers: [3],
      choice: { mine: { note: 'given', status: 'none' } },
    });
    expect(to('Beta: 2 papers')).toMatchObject({
      papers: [2, 3],
      choice: { company: 'beta', mine: { note: 'given' } },
    });
    expect(targets.every(({ choice }) => choice.category === undefined && choice.mine !== undefined)).toBe(true);
  });

  it('have a lane a tag, whatever its case, in which a paper counts once for each of its tags', () => {
    const scene = notesOverTime(input, 'tag', plainTheme, frame);
    const { targets } = scene;
    const lanes = targets.filter(({ choice }) => choice.period === undefined && choice.company === undefined);
    expect(lanes.map(({ label, papers, choice }) => [label, papers, choice.mine])).toEqual([
      ['Talk: 2 papers', [0, 2], { tag: '#talk' }],
      ['debate: 1 paper', [0], { tag: '#debate' }],
      ['No tag: 1 paper', [3], { note: 'given', tag: 'none' }],
    ]);
    expect(targets.find(({ label }) => label.startsWith('Alpha Lab'))?.label).toBe('Alpha Lab: 1 paper');
    expect(scene.subtitle).toContain('a paper counts once for each of its tags');
  });

  it('say how many tags have no lane, and how many notes are on papers that are not shown', () => {
    const tags = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const few = {
      ...input,
      annotations: notes([
        [0, { tags }],
        [1, {}],
      ]),
    };
    expect(notesOverTime(few, 'tag', plainTheme, frame).subtitle).toContain('2 more tags are not drawn');
    expect(notesOverTime(few, 'status', plainTheme, frame).subtitle).toContain(
      '1 more with notes is not in the collections shown',
    );
  });
});

describe('notes by category', () => {
  it('count every paper once, those without a note too, with zeros as zeros', () => {
    const scene = notesByCategory(input, plainTheme, frame);
    expect(scene.data.columns).toEqual([
      'Category',
      'To read',
      'Reading',
      'Read',
      'Set aside',
      'No status',
      'No note',
      'All',
    ]);
    expect(scene.data.rows).toEqual([
      ['Oversight', 0, 0, 1, 0, 1, 0, 2],
      ['Robustness', 1, 0, 0, 0, 0, 1, 2],
      ['Multi-agent', 0, 0, 0, 0, 0, 0, 0],
      ['No category', 0, 0, 0, 0, 0, 1, 1],
      ['All', 1, 0, 1, 0, 1, 2, 5],
    ]);
    expect(numbers(scene.data.rows).at(-1)).toBe(input.whole.length);
    // Colour means company, and there is none here.
    const fills = flat(scene.marks).flatMap((mark) => ('fill' in mark && mark.fill !== undefined ? [mark.fill] : []));
    const plain: string[] = [plainTheme.ink, plainTheme.inkSoft, plainTheme.whole];
    expect(fills.filter((fill) => !plain.includes(fill))).toEqual([]);
  });

  it('lead to the papers of a category with a status, or without a note', () => {
    const { targets } = notesByCategory(input, plainTheme, frame);
    const to = (label: string) => targets.find((target) => target.label === label);
    expect(to('Oversight, Read: 1 paper')).toMatchObject({
      papers: [0],
      choice: { category: 'oversight', mine: { status: 'read' } },
    });
    expect(to('No category, No note: 1 paper')).toMatchObject({ papers: [4], choice: { mine: { note: 'none' } } });
    expect(targets.filter(({ choice }) => 'company' in choice)).toEqual([]);
  });
});

it('are sound whatever was written on whatever papers, in any frame', () => {
  const someNotes = fc
    .record({
      dataset: someDataset({ papers: 25, companies: 4, categories: 4 }),
      given: fc.dictionary(
        fc.nat(24).map(String),
        fc.record({
          status: fc.option(fc.constantFrom(...statuses.map(({ value }) => value))),
          rating: fc.constant(null),
          parts: fc.constant([]),
          tags: fc.uniqueArray(fc.constantFrom('talk', 'Talk', 'a', 'b', 'c', 'd', 'e', 'f', '论文', '__proto__'), {
            maxLength: 4,
          }),
        }),
      ),
    })
    .map(({ dataset, given }): NotesInput => {
      const of = Object.entries(given).map(([index, one]) => [Number(index), one] as const);
      const there = of.filter(([index]) => index < dataset.papers.length);
      return { dataset, whole: wholeOf(dataset), annotations: { of: new Map(there), statuses } };
    });
  fc.assert(
    fc.property(someNotes, someFrame, (input, frame) => {
      for (const scene of [
        notesOverTime(input, 'status', plainTheme, frame),
        notesOverTime(input, 'tag', plainTheme, frame),
        notesByCategory(input, plainTheme, frame),
      ]) {
        expectSound(scene, frame);
        const pointed = scene.targets.flatMap(({ papers }) => papers);
        expect(pointed.filter((index) => !input.whole.includes(index))).toEqual([]);
        for (const { papers } of scene.targets) expect(new Set(papers).size).toBe(papers.length);
      }
    }),
    { numRuns: 60 },
  );
});
