import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someMarkdown, someVaultNote } from '../../tests/fixtures/some-vault.ts';
import { isAlike } from './canonical.ts';
import { emptyNote, textOf, type Note } from './note.ts';
import { aroundWritten, baseOf, readVaultText, vaultText, type PaperFacts, type VaultFile } from './vault-file.ts';

const facts: PaperFacts = {
  title: 'Sleeper Agents: a “deep” study',
  company: 'Anthropic',
  date: '2024-01-15',
  url: 'https://arxiv.org/abs/2401.05566',
  category: null,
};

const note: Note = {
  ...emptyNote({ id: 'sleeper-agents', title: facts.title, url: facts.url }),
  short: 'Backdoors survive.',
  long: '# My heading\n\nWhy?\n\n- one\n- two',
  jottings: 'Ask about *distillation*.',
  tags: ['backdoors', 'talk, nov'],
  status: 'reading',
  rating: 4,
  passages: [
    {
      id: 'p1',
      kind: 'claim',
      comment: 'Is it so?',
      selector: [
        { type: 'TextQuoteSelector', exact: 'models could learn', prefix: 'Such ', suffix: ' this' },
        { type: 'TextPositionSelector', start: 5, end: 23 },
      ],
      createdAt: '2026-11-27T10:00:00.000Z',
    },
  ],
  revision: 3,
  updatedAt: '2026-11-27T11:00:00.000Z',
};

function fileOf(text: string): VaultFile & { problems: string[] } {
  const read = readVaultText('a.md', text);
  if (read.kind !== 'note') throw new Error(read.kind === 'broken' ? read.reason : read.kind);
  return { ...read.file, problems: read.problems };
}

function reasonOf(text: string): string {
  const read = readVaultText('a.md', text);
  return read.kind === 'broken' ? read.reason : read.kind;
}

const whole = vaultText(note, facts);

describe('the file of a note', () => {
  it('reads as Markdown that people write', () => {
    const visible = whole.replace(/<!--.*-->/g, '<!-- -->');
    expect(visible).toBe(`---
id: "sleeper-agents"
title: "Sleeper Agents: a “deep” study"
company: "Anthropic"
date: "2024-01-15"
url: "https://arxiv.org/abs/2401.05566"
category:
tags: ["backdoors", "talk, nov"]
status: "reading"
rating: 4
updated: "2026-11-27T11:00:00.000Z"
---
<!-- -->

# Sleeper Agents: a “deep” study

## Short note

Backdoors survive.

## Long note

# My heading

Why?

- one
- two

## Jottings

Ask about *distillation*.

## Passages

<!-- -->

> models could learn

**Claim**

Is it so?

<!-- -->
`);
  });

  it('gives back all that a note holds, whatever that is', () => {
    fc.assert(
      fc.property(someVaultNote, (one) => {
        const text = vaultText(one, { ...facts, title: one.title, url: one.url });
        const read = fileOf(text);
        expect(read.problems).toEqual([]);
        expect(read.id).toBe(one.paperId);
        expect([read.title, read.url, read.updatedAt]).toEqual([one.title, one.url, one.updatedAt]);
        expect(isAlike(textOf(read.text as Note), textOf(one))).toBe(true);
        expect(aroundWritten(read.around)).toEqual(aroundWritten(one.around));
        expect(isAlike(read.otherVersions, one.otherVersions ?? [])).toBe(true);
        expect(read.base).toEqual(baseOf(one));
        const again: Note = { ...one, ...read.text, around: read.around };
        expect(vaultText(again, { ...facts, title: one.title, url: one.url })).toBe(text);
      }),
    );
  });

  it('gives it back also where an editor saved it with other line ends, a mark at the start, or blank lines', () => {
    for (const saved of [
      `\uFEFF${whole}`,
      whole.replaceAll('\n', '\r\n'),
      whole.replaceAll('\n\n', '\n\n\n').replace(/\n\n\n- one/, '\n\n- one'),
      whole.trimEnd(),
      whole.replace(/^## Short note$/m, '## Short note  '),
    ]) {
      expect(fileOf(saved).text.short).toBe(note.short);
      expect(fileOf(saved).text.passages).toEqual(note.passages);
      expect(fileOf(saved).problems).toEqual([]);
    }
    expect(fileOf(whole.replaceAll('\n', '\r\n')).text).toEqual(textOf(note));
  });

  it('gives it back where another program has written the front matter anew', () => {
    const front = `---
aliases:
  - Sleeper
title: "Sleeper Agents: a “deep” study"
tags:
  - backdoors
  - talk, nov
rating: "4"
status: reading
id: sleeper-agents
company: Anthropic
date: 2024-01-15
updated: 2026-11-27T11:00:00.000Z
url: https://arxiv.org/abs/2401.05566
category: null
---
`;
    const read = fileOf(whole.replace(/^---\n[\s\S]*?\n---\n/, front));
    expect(read.text).toEqual(textOf(note));
    expect(read.around.properties).toBe('aliases:\n  - Sleeper');
    expect(read.problems).toEqual([]);
  });

  it('keeps what was written around the page’s part, whatever that is', () => {
    fc.assert(
      fc.property(someMarkdown, someMarkdown, (above, below) => {
        const harmless = (text: string) => text.replaceAll('<!--', '').replace(/\r\n?/g, '\n');
        const [before, after] = [`${harmless(above)}\n`, harmless(below)];
        const at = whole.indexOf('<!-- ai-safety-papers:begin');
        const edited = `${whole.slice(0, at)}${before}${whole.slice(at)}${after}`;
        const read = fileOf(edited);
        expect(read.around).toEqual({ properties: '', before, after });
        if (`${before}${after}`.trim() === '' || /\p{Cs}/u.test(edited)) return;
        expect(vaultText({ ...note, ...read.text, around: read.around }, facts)).not.toBe(whole);
        expect(fileOf(vaultText({ ...note, ...read.text, around: read.around }, facts)).around).toEqual(read.around);
      }),
    );
  });
});

describe('what was edited', () => {
  it('is read: texts, tags, status, rating, kind and comment', () => {
    const edited = whole
      .replace('Backdoors survive.', 'Backdoors survive training.')
      .replace('["backdoors", "talk, nov"]', '[Backdoors, backdoors, new  tag]')
      .replace('status: "reading"', 'status: Set aside')
      .replace('rating: 4', 'rating:')
      .replace('**Claim**', '**Doubt**')
      .replace('Is it so?', 'It is not.\n\nOr is it?');
    const { text, problems } = fileOf(edited);
    expect(text).toMatchObject({ short: 'Backdoors survive training.', tags: ['Backdoors', 'new tag'] });
    expect(text).toMatchObject({ status: 'set-aside', rating: null, long: note.long });
    expect(text.passages).toMatchObject([{ kind: 'doubt', comment: 'It is not.\n\nOr is it?' }]);
    expect(problems).toEqual([]);
  });

  it('and is not the reader’s is told of', () => {
    expect(fileOf(whole.replace('title: "Sleeper', 'title: "Sleepy')).problems).toEqual([
      expect.stringContaining('are the paper’s'),
    ]);
    expect(fileOf(whole.replace('> models', '> all models'))).toMatchObject({
      text: { passages: note.passages },
      problems: [expect.stringContaining('“models could learn” is quoted from the abstract')],
    });
    const stray = fileOf(whole.replace('\n## Short', '\nA thought.\n\n## Short'));
    expect(stray.around.before).toBe('A thought.\n\n');
    expect(stray.problems).toHaveLength(1);
    const odd = fileOf(whole.replace('status: "reading"', 'status: maybe').replace('rating: 4', 'rating: 11'));
    expect(odd.problems).toHaveLength(2);
    expect(odd.text).not.toHaveProperty('status');
    expect(odd.text).not.toHaveProperty('rating');
  });

  it.each<[string, (text: string) => string, string]>([
    ['a front matter that is broken', (text) => text.replace('company:', 'company'), 'is no “name: value”'],
    ['no front matter', (text) => text.replace(/^---[\s\S]*?\n---\n/, ''), 'lost its front matter'],
    ['no id', (text) => text.replace(/^id:.*\n/m, ''), 'there is no “id”'],
    ['no end', (text) => text.replace(/^<!-- ai-safety-papers:end.*$/m, ''), 'its last line is missing'],
    ['an end that was cut', (text) => text.replace(/"format":1.*/, ''), 'the last line of the page’s part was changed'],
    ['another beginning', (text) => text.replace(/ai-safety-papers:begin.*/, 'ai-safety-papers:begin'), 'begins'],
    ['itself twice', (text) => `${text}${text}`, 'more than once'],
    ['a heading twice', (text) => text.replace('## Jottings', '## Short note'), 'stands twice'],
    ['no heading of passages', (text) => text.replace('## Passages\n', ''), '“Passages” is missing'],
    ['a passage without its place', (text) => text.replace(/<!-- passage \{"place"/, '<!-- passage {"p"'), 'is lost'],
    ['a passage twice', (text) => text.replace(/(<!-- passage .*\n)/, '$1\n$1'), 'stands in it twice'],
    ['a text among the passages', (text) => text.replace('## Passages\n', '## Passages\n\nHm.\n'), 'none of them'],
    ['a newer form', (text) => text.replace('"format":1', '"format":2'), 'newer version of this page'],
  ])('and leaves %s is refused with a reason', (_, edit, reason) => {
    expect(edit(whole)).not.toBe(whole);
    expect(reasonOf(edit(whole))).toContain(reason);
  });

  it('may be anything: there is always an answer', () => {
    const mutilated = fc
      .tuple(someVaultNote, fc.array(fc.tuple(fc.nat(4000), fc.nat(30), someMarkdown), { maxLength: 4 }))
      .map(([one, cuts]) =>
        cuts.reduce(
          (text, [at, length, more]) => `${text.slice(0, at)}${more}${text.slice(at + length)}`,
          vaultText(one, facts),
        ),
      );
    fc.assert(
      fc.property(fc.oneof(mutilated, someMarkdown, fc.string({ unit: 'binary' })), (text) => {
        expect(['note', 'other', 'broken']).toContain(readVaultText('a.md', text).kind);
      }),
      { numRuns: 300 },
    );
  });

  it('is none of the page’s files where its part is not in it', () => {
    expect(readVaultText('a.md', '---\nid: x\n---\n# A note of another kind\n').kind).toBe('other');
    expect(readVaultText('a.md', '---\n- broken\n').kind).toBe('other');
  });
});
