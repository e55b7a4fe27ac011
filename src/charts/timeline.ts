import type { ChartInput } from './chart-input.ts';
import type { Frame, Scene } from './scene.ts';
import type { ChartTheme } from './theme.ts';
import { bars } from './timeline-bars.ts';
import { cumulative } from './timeline-cumulative.ts';
import type { TimelineSpec } from './timeline-lanes.ts';
import { papers } from './timeline-papers.ts';
import { inUnits } from './unit-frame.ts';

const DRAWN = { papers, bars, cumulative };

/**
 * Papers over time, in the form that is chosen. What is filtered out stands lightly behind counts, periods that the data
 * does not cover to their end are marked, and papers without a date are counted in the subtitle and the description.
 */
export function timeline(input: ChartInput, spec: TimelineSpec, theme: ChartTheme, frame: Frame): Scene {
  return inUnits(frame, (unit) => DRAWN[spec.form](input, spec, theme, unit));
}
