import { beforeEach, describe, expect, it } from 'vitest';
import firstEntry from '../../tests/fixtures/journal-v1.json';
import firstRelease from '../../tests/fixtures/note-v1.json';
import { allUnsaved, forget, Journal, leftBehind } from './journal.ts';
import { emptyNote, type Note, type NoteText } from './note.ts';

const base: Note = emptyNote({ id: 'debate', title: 'Debate', url: 'https://example.org/debate' });
const text: NoteText = {
  short: 'short',
  long: 'long',
  jottings: 'jotted',
  tags: ['a', 'b'],
  status: 'read',
  rating: 4,
};

/** What is not saved yet on a paper. */
const unsavedOn = (paperId: string) => allUnsaved().filter((entry) => entry.base.paperId === paperId);

beforeEach(() => {
  for (const { key } of allUnsaved()) forget(key);
  localStorage.clear();
});

describe('the journal', () => {
  it('keeps the last text of a note at once', () => {
    const journal = new Journal();
    expect(journal.keep(base, { ...text, short: 'earlier' })).toBe(true);
    expect(journal.keep(base, text)).toBe(true);
    expect(unsavedOn('debate')).toEqual([
      { key: expect.any(String) as string, base, text, writing: { ...journal.writing, at: 2 } },
    ]);
  });

  it('of the first release is read as it was written, with neither status nor rating', () => {
    localStorage.setItem(firstEntry.key, firstEntry.value);
    const { short, long, tags } = firstRelease;
    const jottings = `${firstRelease.jottings}\np. 7: left in a hurry`;
    expect(unsavedOn('debate')).toEqual([
      {
        key: firstEntry.key,
        base: { ...firstRelease, status: null, rating: null },
        text: { short, long, jottings, tags, status: null, rating: null },
        writing: null,
      },
    ]);
  });

  it('keeps the texts of two tabs apart', () => {
    new Journal().keep(base, { ...text, short: 'here' });
    new Journal().keep(base, { ...text, short: 'there' });
    expect(new Set(unsavedOn('debate').map((entry) => entry.text.short))).toEqual(new Set(['here', 'there']));
  });

  it('strikes out the text of its own tab and of no other', () => {
    const journal = new Journal();
    journal.keep(base, text);
    new Journal().keep(base, { ...text, short: 'there' });
    journal.drop('debate');
    expect(unsavedOn('debate').map((entry) => entry.text.short)).toEqual(['there']);
  });

  it('has left behind what it holds when it is closed, and not before', () => {
    const journal = new Journal();
    journal.keep(base, text);
    new Journal().keep(base, { ...text, short: 'there' });
    expect(leftBehind()).toEqual([]);
    journal.close();
    expect(leftBehind().map((entry) => entry.text.short)).toEqual(['short']);
  });

  it('forgets an entry that has been joined with its note', () => {
    new Journal().keep(base, text);
    for (const { key } of unsavedOn('debate')) forget(key);
    expect(localStorage.length).toBe(0);
  });

  it('keeps papers apart, also where the id of one ends like that of another', () => {
    new Journal().keep({ ...base, paperId: 'more-debate' }, text);
    expect(unsavedOn('debate')).toEqual([]);
    expect(unsavedOn('more-debate')).toHaveLength(1);
  });

  it('says of what is too long that it would not outlive the page, and has it until then', () => {
    const journal = new Journal();
    const long = 'x'.repeat(200_001);
    expect(journal.keep(base, { ...text, long })).toBe(false);
    expect(localStorage.length).toBe(0);
    expect(unsavedOn('debate').map((entry) => entry.text.long)).toEqual([long]);
    journal.drop('debate');
    expect(unsavedOn('debate')).toEqual([]);
  });

  it('has the page ask before it is left while something would be lost, and no longer', () => {
    const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const journal = new Journal();
    expect(isAsked()).toBe(false);
    journal.keep(base, { ...text, long: 'x'.repeat(200_001) });
    expect(isAsked()).toBe(true);
    journal.keep(base, text);
    expect(isAsked()).toBe(false);
    expect(unsavedOn('debate').map((entry) => entry.text.long)).toEqual(['long']);
  });

  it('says what it has on all papers', () => {
    new Journal().keep(base, text);
    new Journal().keep({ ...base, paperId: 'other' }, text);
    expect(new Set(allUnsaved().map((entry) => entry.base.paperId))).toEqual(new Set(['debate', 'other']));
  });

  it('has what the storage had no room for as long as the page is open, and throws nothing', () => {
    let size = 4_000_000;
    for (let at = 0; size > 0; at++) {
      try {
        localStorage.setItem(`filling ${at}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
    expect(new Journal().keep(base, text)).toBe(false);
    expect(unsavedOn('debate').map((entry) => entry.text)).toEqual([text]);
  });

  it.each([
    ['no JSON', 'not JSON'],
    ['JSON of another kind', '[1, 2]'],
    ['an entry without a text', JSON.stringify({ base })],
    ['an entry whose note is none', JSON.stringify({ base: { paperId: 'debate' }, text })],
    ['an entry on another paper', JSON.stringify({ base: { ...base, paperId: 'other' }, text })],
  ])('leaves %s where it is', (_, entry) => {
    new Journal().keep(base, text);
    const [key = ''] = Object.keys(localStorage);
    localStorage.setItem(key, entry);
    expect(unsavedOn('debate')).toEqual([]);
    expect(localStorage.getItem(key)).toBe(entry);
  });

  it('does not touch what other pages keep', () => {
    localStorage.setItem('something:debate', JSON.stringify({ base, text }));
    expect(unsavedOn('debate')).toEqual([]);
  });
});
