import type { Dataset } from '../papers/dataset.ts';
import type { Side } from '../view/chart-spec.ts';

export { sideInWords } from '../charts/change.ts';

/** Whether two sides of a comparison are the same. */
export function isSameSide(a: Side, b: Side): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What there is to compare: the companies, the years that the data covers, their halves; and what is compared already. */
export function sidesToChoose({ companies, coverage }: Dataset, also: readonly Side[]): Side[] {
  const [first, last] = [coverage.from, coverage.to].map((day) => Number(day.slice(0, 4)));
  const years = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, at) => (first ?? 0) + at);
  const sides: Side[] = [
    ...companies.map(({ id }) => ({ company: id })),
    ...years.map((year) => ({ from: `${year}-01`, to: `${year}-12` })),
    ...years.flatMap((year) => [
      { from: `${year}-01`, to: `${year}-06` },
      { from: `${year}-07`, to: `${year}-12` },
    ]),
  ];
  return [
    ...sides,
    ...also.filter((side, at) => ![...sides, ...also.slice(0, at)].some((one) => isSameSide(one, side))),
  ];
}
