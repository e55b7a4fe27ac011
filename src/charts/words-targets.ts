/** The places of words over time that lead to papers of a period. */
import { tenth, type Target } from './scene.ts';
import { periodName } from './periods.ts';
import { columnInWords, inQuotes, ofAll } from './words-in-words.ts';
import type { Layout } from './words-layout.ts';
import { valueOf, type Column, type Track } from './words-tracks.ts';

/** A target a point, where each can be as large as a fingertip; else one for the whole period. */
export function targetsOf(column: Column, at: number, tracks: readonly Track[], layout: Layout): Target[] {
  const { period, shown } = column;
  const left = tenth(layout.x(at) - layout.step / 2);
  const width = tenth(layout.x(at) + layout.step / 2 - left);
  const choice = { period: { from: period.from, to: period.to } };
  const points = tracks
    .flatMap((track) => {
      const value = valueOf(track, column, at, layout.measure);
      return value === null ? [] : { track, y: layout.y(value) };
    })
    .sort((a, b) => a.y - b.y);
  const isApart = points.every(({ y }, place) => y - (points[place - 1]?.y ?? -Infinity) >= layout.least);
  if (points.length === 0 || !isApart) {
    const [y, height] = [tenth(layout.top), tenth(layout.bottom - layout.top)];
    return [{ x: left, y, width, height, label: columnInWords(column, at, tracks), papers: shown, choice }];
  }
  return points.map(({ track, y }, place) => {
    // A point has the room halfway to its neighbours.
    const before = points[place - 1];
    const behind = points[place + 1];
    const top = tenth(before === undefined ? layout.top : (before.y + y) / 2);
    const bottom = tenth(behind === undefined ? layout.bottom + layout.least / 2 : (y + behind.y) / 2);
    const papers = track.places[at]?.shown ?? [];
    const label = `${inQuotes(track)}, ${periodName(period)}: ${ofAll(papers.length, shown.length)}`;
    return {
      x: left,
      y: top,
      width,
      height: tenth(bottom - top),
      label,
      papers,
      choice: { ...choice, query: track.series.query },
    };
  });
}
