import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDataset, someDay } from '../../tests/fixtures/arbitraries.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NONE } from './choice.ts';
import { codedOf, dayNumber, daysOf, FIELDS, oncePer, valueOf, valuesOf } from './fields.ts';

describe('fields as numbers', () => {
  it('say of each paper what the texts say, in the order in which values are listed', () => {
    fc.assert(
      fc.property(
        someDataset({ papers: 25, companies: 3, categories: 3 }),
        fc.constantFrom(...FIELDS),
        (dataset, field) => {
          const { named, values, codes } = codedOf(dataset, field);
          expect(named).toEqual(valuesOf(dataset, field));
          expect(values.slice(0, named.length)).toEqual(named.map(({ value }) => value));
          expect(new Set(values).size).toBe(values.length);
          expect(Array.from(codes, (code) => values[code])).toEqual(
            dataset.papers.map((paper) => valueOf(paper, field)),
          );
          expect(named.some(({ value }) => value === NONE)).toBe(values.includes(NONE));
        },
      ),
    );
  });

  it('keep a value that the dataset does not name apart from those that it names', () => {
    const dataset = smallDataset();
    const { named, values, codes } = codedOf({ ...dataset, companies: dataset.companies.slice(1) }, 'company');
    expect(named.map(({ value }) => value)).toEqual(['beta', NONE]);
    expect(values).toEqual(['beta', NONE, 'alpha-lab']);
    expect(codes[0]).toBe(2);
  });

  it('put days in their order, and 0 where there is none', () => {
    fc.assert(
      fc.property(someDay, someDay, (a, b) => {
        expect(Math.sign(dayNumber(a) - dayNumber(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
    expect(dayNumber('2023-04-05')).toBe(20230405);
    expect([...daysOf(smallDataset())]).toEqual(
      smallDataset().papers.map(({ date }) => (date === null ? 0 : dayNumber(date))),
    );
  });

  it('are made once for each that they are made of', () => {
    const made: object[] = [];
    const once = oncePer((of: object) => {
      made.push(of);
      return [of];
    });
    const [a, b] = [{}, {}];
    expect(once(a)).toBe(once(a));
    expect(once(b)).not.toBe(once(a));
    expect(made).toEqual([a, b]);
  });
});
