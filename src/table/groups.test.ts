import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDataset } from '../../tests/fixtures/arbitraries.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { valueOf } from '../papers/filter.ts';
import { GROUPINGS, type Grouping, type SortKey } from '../view/view.ts';
import { rowsOf } from './columns.ts';
import { entriesOf, groupsOf, isRow } from './groups.ts';

describe('groups of rows', () => {
  const dataset = smallDataset();
  const rows = rowsOf(dataset);
  const names = (by: Grouping, sort: SortKey[] = []) =>
    groupsOf(dataset, rows, by, sort).map(({ name, rows }) => [name, rows.length]);

  it('stand as the facets do, what has no value last, and none is empty', () => {
    expect(names('company')).toEqual([
      ['Alpha Lab', 3],
      ['Beta', 2],
      ['No company', 1],
    ]);
    expect(names('category').map(([name]) => name)).toEqual(['Oversight', 'Robustness', 'No category']);
  });

  it('stand the other way round where the table is sorted so, years with the newest first', () => {
    expect(names('company', [{ column: 'company', descending: true }]).map(([name]) => name)).toEqual([
      'Beta',
      'Alpha Lab',
      'No company',
    ]);
    expect(names('year').map(([name]) => name)).toEqual(['2023', '2022', 'No date']);
    expect(names('year', [{ column: 'title', descending: false }]).map(([name]) => name)).toEqual([
      '2023',
      '2022',
      'No date',
    ]);
    expect(names('year', [{ column: 'date', descending: false }]).map(([name]) => name)).toEqual([
      '2022',
      '2023',
      'No date',
    ]);
  });

  it('hold each row once, in the order in which they came', () => {
    fc.assert(
      fc.property(
        someDataset({ papers: 30, companies: 4, categories: 4 }),
        fc.constantFrom(...GROUPINGS),
        fc.boolean(),
        (dataset, by, descending) => {
          const rows = rowsOf(dataset);
          const groups = groupsOf(dataset, rows, by, [{ column: by === 'year' ? 'date' : by, descending }]);
          expect(groups.flatMap((group) => group.rows).sort((a, b) => a.index - b.index)).toEqual(rows);
          for (const group of groups) {
            expect(group.rows).toEqual(rows.filter(({ paper }) => valueOf(paper, by) === group.value));
          }
        },
      ),
    );
  });

  it('show a heading and their rows, folded ones the heading alone', () => {
    const groups = groupsOf(dataset, rows, 'company', []);
    const shown = entriesOf(groups, ({ value }) => value === 'alpha-lab');
    expect(shown.map((one) => (isRow(one) ? one.paper.id : one.name))).toEqual([
      'Alpha Lab',
      'Beta',
      'noise',
      'reward',
      'No company',
      'alone',
    ]);
  });
});
