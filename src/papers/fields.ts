/** The fields that papers can be chosen by, and the same as numbers, for what is counted anew while something moves. */
import { NONE } from './choice.ts';
import type { Dataset, Paper } from './dataset.ts';

/** The fields that papers can be chosen by, each a facet. */
export const FIELDS = ['company', 'category', 'year', 'abstract'] as const;
export type Field = (typeof FIELDS)[number];

/** A field of all papers as numbers. */
export type Coded = {
  /** Every value that the field can take, with its name, as `valuesOf` lists them. */
  named: readonly { value: string; name: string }[];
  /** Values by their code: those named, then such as papers have without their being named. */
  values: readonly string[];
  /** Each paper's code, by its index. */
  codes: Uint16Array;
};

/** The value of papers that have an abstract. */
const GIVEN = 'given';

/** A paper's value in a field; `NONE` where the source gives none. */
export function valueOf(paper: Paper, field: Field): string {
  if (field === 'abstract') return paper.abstract === null ? NONE : GIVEN;
  return (field === 'year' ? paper.date?.slice(0, 4) : paper[field]) ?? NONE;
}

const WITHOUT: Record<Field, string> = {
  company: 'No company',
  category: 'No category',
  year: 'No date',
  abstract: 'No abstract',
};

/**
 * Every value a field can take, with its name: companies and categories as the dataset lists them, years that occur;
 * last `NONE`, if there are papers without a value.
 */
export function valuesOf(dataset: Dataset, field: Field): readonly { value: string; name: string }[] {
  return codedOf(dataset, field).named;
}

/** A field of all papers as numbers, made once for each dataset. */
export function codedOf(dataset: Dataset, field: Field): Coded {
  return codedFields(dataset)[field];
}

/** Each paper's day as a number, 20230405, by its index; 0 where it has none. */
export const daysOf = oncePer(({ papers }: Dataset) =>
  Int32Array.from(papers, ({ date }) => (date === null ? 0 : dayNumber(date))),
);

/** A day as a number that grows with it, 20230405. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

const codedFields = oncePer((dataset: Dataset): Record<Field, Coded> => {
  return {
    company: coded(dataset, 'company'),
    category: coded(dataset, 'category'),
    year: coded(dataset, 'year'),
    abstract: coded(dataset, 'abstract'),
  };
});

function coded(dataset: Dataset, field: Field): Coded {
  const own = dataset.papers.map((paper) => valueOf(paper, field));
  const some = own.includes(NONE);
  const named = [...namedValues(dataset, field), ...(some ? [{ value: NONE, name: WITHOUT[field] }] : [])];
  const values = [...new Set([...named.map(({ value }) => value), ...own])];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  return { named, values, codes: Uint16Array.from(own, (value) => codeOf.get(value) ?? 0) };
}

function namedValues(dataset: Dataset, field: Field): { value: string; name: string }[] {
  if (field === 'company') return dataset.companies.map(({ id, name }) => ({ value: id, name }));
  if (field === 'category') return dataset.categories.map(({ id, name }) => ({ value: id, name }));
  if (field === 'abstract') return [{ value: GIVEN, name: 'With abstract' }];
  const years = new Set(dataset.papers.flatMap(({ date }) => date?.slice(0, 4) ?? []));
  return [...years].sort().map((year) => ({ value: year, name: year }));
}

/** A function of something that never changes, worked out once for each that it is asked of, and as long as that lives. */
export function oncePer<Of extends object, Made extends object>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, Made>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const fresh = make(of);
    made.set(of, fresh);
    return fresh;
  };
}
