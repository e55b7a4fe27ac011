import { describe, expect, it } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import { differencesOf, outcomeOf, titleOf } from './backup-differences.ts';
import type { Change } from './backup-plan.ts';

const { note, view } = second;
const change = (given: Partial<Change>): Change => ({
  store: 'notes',
  key: 'debate',
  kind: 'changed',
  stored: undefined,
  imported: undefined,
  result: undefined,
  ...given,
});
const binned = { id: 'a', deletedAt: '2026-11-27T10:00:00.000Z', note };

describe('a record', () => {
  it.each<[string, Partial<Change>]>([
    ['Debate as oversight', { imported: note }],
    ['Debate as oversight', { stored: note }],
    ['debate', { imported: { ...note, title: ' ' } }],
    ['debate', { imported: { short: 7 } }],
    ['Debate since May', { store: 'views', key: view.id, imported: view }],
    ['v', { store: 'views', key: 'v', imported: { id: 'v' } }],
    ['Debate as oversight', { store: 'bin', key: 'a', imported: binned }],
    ['How the table looks', { store: 'settings', key: 'table', imported: 1 }],
    ['Setting “other”', { store: 'settings', key: 'other', imported: 1 }],
  ])('is called %s', (title, given) => {
    expect(titleOf(change(given))).toBe(title);
  });

  it('differs in fields by their names, each side in words', () => {
    const other = { ...note, short: 'Else.', tags: [], status: 'read', rating: null, later: { b: 1, a: [2] } };
    expect(differencesOf(change({ stored: note, imported: { ...other, revision: 99, updatedAt: 'x' } }))).toEqual([
      { field: 'Short note', here: note.short, there: 'Else.' },
      { field: 'Tags', here: 'to read, Debate', there: '' },
      { field: 'Status', here: 'Reading', there: 'Read' },
      { field: 'Rating', here: '4 of 5', there: '' },
      { field: 'later', here: '', there: '{"a":[2],"b":1}' },
    ]);
  });

  it('differs as a whole where it is a setting', () => {
    const setting = change({ store: 'settings', key: 'table', stored: { density: 'close' }, imported: 'roomy' });
    expect(differencesOf(setting)).toEqual([{ field: 'Setting', here: '{"density":"close"}', there: 'roomy' }]);
  });

  it.each<[RegExp, Partial<Change>]>([
    [/^What is here stands; the note of the backup is kept beside it/, { stored: note, imported: note }],
    [/^What is here stays. The record in the backup cannot be read/, { stored: note, imported: { short: 7 } }],
    [/goes into the bin/, { stored: { short: 7 }, imported: note }],
    [/^Both are kept, .* under a name of its own/, { store: 'views' }],
    [/^Both are kept in the bin/, { store: 'bin' }],
    [/^What is here stays\.$/, { store: 'settings' }],
  ])('that is conflicting has an outcome: %s', (outcome, given) => {
    expect(outcomeOf(change(given))).toMatch(outcome);
  });
});
