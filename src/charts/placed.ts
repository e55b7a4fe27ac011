import { tenth, type Hit, type Mark, type Scene, type Target } from './scene.ts';

/** First made `scale` times as large, then moved by so many pixels. */
export type Placing = { dx: number; dy: number; scale: number };

/** What a scene draws and what of it can be pointed at, at another place and in another size. */
export function placed(
  { marks, targets, hits = [] }: Pick<Scene, 'marks' | 'targets' | 'hits'>,
  placing: Placing,
): { marks: Mark[]; targets: Target[]; hits: Hit[] } {
  const { dx, dy, scale } = placing;
  const x = (length: number) => tenth(length * scale + dx);
  const y = (length: number) => tenth(length * scale + dy);
  const long = (length: number) => tenth(length * scale);
  return {
    marks: marks.map((mark) => placedMark(mark, placing)),
    targets: targets.map((target) => ({
      ...target,
      x: x(target.x),
      y: y(target.y),
      width: long(target.width),
      height: long(target.height),
    })),
    hits: hits.map((hit) => ({ ...hit, x: x(hit.x), y: y(hit.y), radius: long(hit.radius) })),
  };
}

function placedMark(mark: Mark, placing: Placing): Mark {
  const { dx, dy, scale } = placing;
  const x = (length: number) => tenth(length * scale + dx);
  const y = (length: number) => tenth(length * scale + dy);
  const long = (length: number) => tenth(length * scale);
  const stroke = (one: { dash?: string; weight?: number }) =>
    scale === 1
      ? {}
      : {
          weight: (one.weight ?? 1) * scale,
          ...(one.dash === undefined ? {} : { dash: one.dash.replace(/[\d.]+/g, (length) => `${long(+length)}`) }),
        };
  switch (mark.kind) {
    case 'group':
      return { ...mark, marks: mark.marks.map((inner) => placedMark(inner, placing)) };
    case 'line':
      return { ...mark, x1: x(mark.x1), x2: x(mark.x2), y1: y(mark.y1), y2: y(mark.y2), ...stroke(mark) };
    case 'path':
      return {
        ...mark,
        points: mark.points.map(([left, top]) => [x(left), y(top)] as const),
        ...(mark.stroke === undefined ? {} : stroke(mark)),
      };
    case 'dots': {
      const points = mark.points.map(([left, top]) => [x(left), y(top)] as const);
      return { ...mark, points, radius: mark.radius * scale };
    }
    case 'circle':
      return { ...mark, x: x(mark.x), y: y(mark.y), radius: mark.radius * scale };
    case 'rect':
      return {
        ...mark,
        x: x(mark.x),
        y: y(mark.y),
        width: long(mark.width),
        height: long(mark.height),
        ...(mark.radius === undefined ? {} : { radius: mark.radius * scale }),
      };
    case 'text':
      return { ...mark, x: x(mark.x), y: y(mark.y), size: mark.size * scale };
  }
}
