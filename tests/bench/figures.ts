/** What is measured, as the page hands it to the host and the host writes it down. */
import type { Goal } from './goals.ts';

export const PAGE_SUITES = ['search', 'filter', 'table', 'charts', 'notes'] as const;
export type PageSuite = (typeof PAGE_SUITES)[number];
export const SUITES = [...PAGE_SUITES, 'start', 'interactions'] as const;
export type Suite = (typeof SUITES)[number];

export type Unit = 'ms' | 's' | 'kB' | 'share' | 'elements' | 'words' | 'times';

/** One measured figure. */
export type Figure = {
  suite: Suite;
  name: string;
  /** Papers in the list; null for the list that ships. */
  size: number | null;
  value: number;
  unit: Unit;
  /** How many measurements `value` sums up. */
  samples: number;
  goal?: Goal;
  /** The same, measured in the same run for others (in the same unit). */
  beside?: Record<string, number>;
  /** More about the same measurement, each with its unit in its name where it differs. */
  details?: Record<string, number>;
  note?: string;
};

/** The page's end: runs a suite on a list of so many papers, or on the shipped list. */
export type RunSuite = (suite: PageSuite, size: number | null) => Promise<Figure[]>;

declare global {
  interface Window {
    runSuite: RunSuite;
  }
}
