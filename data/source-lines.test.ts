import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readSources } from './build-sources.ts';
import { CORRECTIONS, build, SOURCES } from './fixtures/build.ts';
import { textOf } from './fixtures/sources.ts';
import { countLines, isBlank, linesOf, ownersOf } from './source-lines.ts';

test.each([
  ['lab-papers-sheet.txt', '3553789e610c96e7fe2f61d93497f18d834b9d06b9ff42f81d346554e4959a43'],
  ['author-abstracts.txt', '16e9b012793cffa0faf3df0689ad17c9d4eb76adde4dd5c0b3be203a23e6f330'],
  ['author-forum-profile.txt', '75f99668c2bdde95c51488ffcfeca12d2a00e4b0e87d74faa77e0c36845e92db'],
  ['paper-notes-thread.txt', 'bfb85430595e1f16bc3298be37dd20af6ff4610400818e562072b1fa3a4c8107'],
])('%s is the text that was published, byte for byte', (file, hash) => {
  expect(
    createHash('sha256')
      .update(textOf(`data/sources/${file}`))
      .digest('hex'),
  ).toBe(hash);
});

test.each([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\n\n', ['a', '']],
  ['\uFEFFa\r\nb\rc', ['a', 'b', 'c']],
])('the lines of %j are those that an editor shows', (text, lines) => expect(linesOf(text)).toEqual(lines));

test.each(['', ' ', '\t', '\u00A0'])('%j is a blank line', (line) => expect(isBlank(line)).toBe(true));

test('a line within a record may be left over, and is then not the record’s', () => {
  const lines = ['a', 'b', '', 'd', 'e'];
  const leftOver = [{ kind: 'mark', lines: [2, 2] as [number, number] }];
  expect(ownersOf(lines, [[1, 4]], leftOver)).toEqual({
    owners: [{ record: 1 }, { leftOver: 'mark' }, null, { record: 1 }, null],
    astray: [5],
  });
  expect(countLines(lines.join('\n'), [[1, 5]], leftOver)).toEqual({
    total: 5,
    blank: 1,
    inRecords: 3,
    leftOver: [{ kind: 'mark', lines: 1 }],
  });
});

describe('nothing of a source is dropped', () => {
  const { dataset, report } = build();
  const read = readSources(SOURCES, 'lab-papers-sheet.txt');
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const { files, rows, abstracts, profile, thread } = read.value;
  const solid = (text: string) => text.replace(/\s/g, '');
  const printed = (file: string, [first, last]: [number, number], without: (line: number) => boolean = () => false) =>
    linesOf(files.get(file)?.text ?? '')
      .slice(first - 1, last)
      .filter((_, index) => !without(first + index))
      .join('\n');

  test.each([...files])('every line of %s that is not blank has one owner', (_, { text, records, leftOver }) => {
    expect(ownersOf(linesOf(text), records, leftOver).astray).toEqual([]);
    for (const ranges of [records, leftOver.map(({ lines }) => lines)]) {
      const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
      for (const [index, [first]] of sorted.entries()) expect(first).toBeGreaterThan(sorted[index - 1]?.[1] ?? 0);
    }
  });

  test.each(dataset.sources)('the counts of $file add up', ({ lines }) => {
    const leftOver = lines.leftOver.reduce((sum, kind) => sum + kind.lines, 0);
    expect(lines.blank + lines.inRecords + leftOver).toBe(lines.total);
  });

  test('the four sources have as many lines as they have', () => {
    expect(dataset.sources.map(({ file, lines }) => [file, lines.total, lines.blank, lines.inRecords])).toEqual([
      ['lab-papers-sheet.txt', 649, 1, 544],
      ['author-abstracts.txt', 10, 0, 10],
      ['author-forum-profile.txt', 62, 0, 60],
      ['paper-notes-thread.txt', 82, 35, 33],
    ]);
  });

  test('the abstracts are the whole text of their file', () => {
    const all = abstracts.map(({ abstract }) => `Abstract:${abstract}`).join('');
    expect(solid(all)).toBe(solid(SOURCES.authorAbstracts));
  });

  test('the text of each item of the forum page is the whole text of its lines, but for the marks of quotes', () => {
    for (const { text, lines } of profile) {
      expect(solid(text.replace(/^> /gm, ''))).toBe(solid(printed('author-forum-profile.txt', lines)));
    }
  });

  test('name, text and forms of each item of the thread are the whole text of its lines, but for what is left over', () => {
    const file = 'paper-notes-thread.txt';
    const leftOver = new Set(files.get(file)?.leftOver.map(({ lines }) => lines[0]));
    for (const { lines, author, mended, text, forms } of thread) {
      const name = mended.find(({ field }) => field === 'author')?.from ?? `@${author}`;
      const whole = ['•', name, text, ...forms.map((form) => form.text)].join('');
      expect(solid(whole)).toBe(solid(printed(file, lines, (line) => leftOver.has(line))));
    }
  });

  test('the changes that are reported, made one after the other, turn what is printed into the dataset’s text', () => {
    const originals = [
      ...rows.map(({ row, abstract }) => ({ file: 'lab-papers-sheet.txt', row, abstract })),
      ...abstracts.map(({ row, abstract }) => ({ file: 'author-abstracts.txt', row, abstract })),
    ];
    let compared = 0;
    for (const { file, row, abstract } of originals) {
      const paper = dataset.papers.find(({ sources }) => sources[0]?.file === file && sources[0].row === row);
      if (abstract === null || paper === undefined) continue;
      let text = abstract;
      for (const { from, to } of report.changes.filter((change) => change.owner === paper.id && change.file === file)) {
        expect(text.split(from)).toHaveLength(2);
        text = text.replace(from, () => to);
      }
      expect(text).toBe(paper.abstract);
      compared += 1;
    }
    expect(compared).toBe(79 + 9);
  });

  test('a line that was joined ends, where the report says, with the words before the change', () => {
    const joined = report.changes.filter(({ from, to }) => from.split('\n').length > to.split('\n').length);
    expect(joined.length).toBeGreaterThan(250);
    for (const { file, line, from, to } of joined) {
      let same = 0;
      while (from[same] === to[same]) same += 1;
      const before = /\S*$/.exec(from.slice(0, same).trimEnd())?.[0] ?? '';
      expect(before).not.toBe('');
      expect(printed(file, [line, line]).trimEnd().endsWith(before)).toBe(true);
    }
  });

  test('sentences that were parted stand glued on the line that the report says', () => {
    const parted = report.changes.filter(
      ({ file, why }) => file === 'lab-papers-sheet.txt' && why.includes('sentences'),
    );
    expect(parted.length).toBeGreaterThan(0);
    for (const { file, line, from } of parted) expect(printed(file, [line, line])).toContain(from);
  });

  test('what is known by hand is about records that are there', () => {
    expect(CORRECTIONS.records.map(({ row }) => row)).toEqual(abstracts.map(({ row }) => row));
  });
});
