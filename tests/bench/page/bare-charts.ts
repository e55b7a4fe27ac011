import type { Dataset } from '../../../src/papers/dataset.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The floor of redrawing the charts: a bar for each company in each quarter and in each category, counted in one pass
 * and drawn by setting one attribute each. No text, no light whole behind, nothing to point at.
 */
export class BareCharts {
  readonly element = document.createElementNS(SVG, 'svg');
  /** For each paper, the bars that it counts in; -1 for none. */
  readonly #inTime: Int32Array;
  readonly #inCategory: Int32Array;
  readonly #counts: Uint32Array;
  readonly #bars: SVGRectElement[];

  constructor({ papers, companies, categories, coverage }: Dataset) {
    const quarter = (day: string) => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
    const first = quarter(coverage.from);
    const quarters = quarter(coverage.to) - first + 1;
    const companyAt = new Map(companies.map(({ id }, at) => [id, at]));
    const categoryAt = new Map(categories.map(({ id }, at) => [id, at]));
    const placed = (company: string | null, place: number | undefined) => {
      const at = company === null ? undefined : companyAt.get(company);
      return at === undefined || place === undefined ? -1 : place * companies.length + at;
    };
    this.#inTime = Int32Array.from(papers, ({ company, date }) =>
      placed(company, date === null ? undefined : quarter(date) - first),
    );
    const behind = quarters * companies.length;
    this.#inCategory = Int32Array.from(papers, ({ company, category }) => {
      const bar = placed(company, category === null ? undefined : categoryAt.get(category));
      return bar < 0 ? bar : behind + bar;
    });
    this.#counts = new Uint32Array(behind + categories.length * companies.length);
    this.element.setAttribute('width', '1168');
    this.element.setAttribute('height', '252');
    this.#bars = Array.from(this.#counts, (_, at) => {
      const bar = document.createElementNS(SVG, 'rect');
      bar.setAttribute('x', `${at * 5}`);
      bar.setAttribute('width', '4');
      bar.setAttribute('height', '0');
      return this.element.appendChild(bar);
    });
  }

  show(papers: readonly number[]): void {
    this.#counts.fill(0);
    for (const index of papers) {
      for (const bar of [this.#inTime[index] ?? -1, this.#inCategory[index] ?? -1]) {
        if (bar >= 0) this.#counts[bar] = (this.#counts[bar] ?? 0) + 1;
      }
    }
    this.#bars.forEach((bar, at) => bar.setAttribute('height', `${this.#counts[at] ?? 0}`));
  }
}
