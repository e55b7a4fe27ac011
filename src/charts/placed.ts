import { tenth, type Mark, type Scene } from './scene.ts';

/** How marks are enlarged, and then moved, in pixels. */
export type Placing = { scale?: number; dx?: number; dy?: number };

/** Marks enlarged and moved as a whole, with their type, their lines and their dashes. */
export function placed(marks: readonly Mark[], { scale = 1, dx = 0, dy = 0 }: Placing): Mark[] {
  const x = (one: number) => tenth(one * scale + dx);
  const y = (one: number) => tenth(one * scale + dy);
  const length = (one: number) => tenth(one * scale);
  // A line without a weight is of one pixel.
  const line = ({ weight = 1, dash }: { weight?: number; dash?: string }) =>
    scale === 1
      ? {}
      : {
          weight: length(weight),
          ...(dash === undefined ? {} : { dash: dash.split(' ').map(Number).map(length).join(' ') }),
        };
  return marks.map((mark): Mark => {
    switch (mark.kind) {
      case 'group':
        return { ...mark, marks: placed(mark.marks, { scale, dx, dy }) };
      case 'line':
        return { ...mark, x1: x(mark.x1), x2: x(mark.x2), y1: y(mark.y1), y2: y(mark.y2), ...line(mark) };
      case 'path': {
        const points = mark.points.map(([one, other]) => [x(one), y(other)] as const);
        return { ...mark, points, ...(mark.stroke === undefined ? {} : line(mark)) };
      }
      case 'dots': {
        const points = mark.points.map(([one, other]) => [x(one), y(other)] as const);
        return { ...mark, points, radius: length(mark.radius) };
      }
      case 'circle':
        return { ...mark, x: x(mark.x), y: y(mark.y), radius: length(mark.radius) };
      case 'rect': {
        const { width, height, radius } = mark;
        const place = { x: x(mark.x), y: y(mark.y), width: length(width), height: length(height) };
        return { ...mark, ...place, ...(radius === undefined ? {} : { radius: length(radius) }) };
      }
      case 'text':
        return { ...mark, x: x(mark.x), y: y(mark.y), size: length(mark.size) };
    }
  });
}

/** All of a scene enlarged and moved as a whole: what it draws, and where it can be pointed at and brushed. */
export function placedScene<S extends Pick<Scene, 'marks' | 'targets' | 'hits' | 'brush'>>(
  scene: S,
  { scale = 1, dx = 0, dy = 0 }: Placing,
): S {
  const x = (one: number) => tenth(one * scale + dx);
  const y = (one: number) => tenth(one * scale + dy);
  const length = (one: number) => tenth(one * scale);
  const { marks, targets, hits, brush } = scene;
  return {
    ...scene,
    marks: placed(marks, { scale, dx, dy }),
    targets: targets.map((target) => {
      const { width, height } = target;
      return { ...target, x: x(target.x), y: y(target.y), width: length(width), height: length(height) };
    }),
    ...(hits && { hits: hits.map((hit) => ({ ...hit, x: x(hit.x), y: y(hit.y), radius: length(hit.radius) })) }),
    brush: brush && {
      top: y(brush.top),
      bottom: y(brush.bottom),
      stops: brush.stops.map((stop) => ({ ...stop, left: x(stop.left), right: x(stop.right) })),
    },
  };
}
