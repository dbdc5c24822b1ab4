// Rings of points on paper, in whole tenths of a unit: their area, a place for a label, and their path string.

export type Point = readonly [number, number];

/** The signed area of a ring, by the shoelace formula. */
export function areaOf(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] as Point;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Points rounded to whole tenths, without repetitions and without the closing point. */
export function compactRing(points: Iterable<Point>): Point[] {
  const ring: Point[] = [];
  for (const [x, y] of points) {
    const point: Point = [Math.round(x * 10), Math.round(y * 10)];
    const last = ring.at(-1);
    if (last?.[0] !== point[0] || last[1] !== point[1]) ring.push(point);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (ring.length > 1 && first && first[0] === last?.[0] && first[1] === last[1]) ring.pop();
  return ring;
}

const signed = (value: number) => (value < 0 ? String(value) : ` ${value}`);

/** A ring as a path with relative steps: `M120 45l3 4-2 8z`. */
export function pathOf(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  const steps = points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index] as Point;
    return signed(x - fromX) + signed(y - fromY);
  });
  return `M${first[0]} ${first[1]}l${steps.join('').trimStart()}z`;
}

/** A part too small to have a shape, as a point that its stroke draws. */
export function speckOf([x, y]: Point): string {
  return `M${x} ${y}h1z`;
}

/** Where the edges of a ring cross a horizontal line, from left to right. */
function crossings(points: readonly Point[], y: number): number[] {
  return points
    .flatMap(([x1, y1], index) => {
      const [x2, y2] = points[(index + 1) % points.length] as Point;
      return y1 < y !== y2 < y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
    })
    .sort((a, b) => a - b);
}

/** A place for a label well inside a ring: the middle of the widest of seven horizontal chords, and that width. */
export function roomIn(points: readonly Point[]): { x: number; y: number; width: number } {
  const ys = points.map(([, y]) => y);
  const top = Math.min(...ys);
  const height = Math.max(...ys) - top;
  let best = { x: points[0]?.[0] ?? 0, y: points[0]?.[1] ?? 0, width: 0, weight: -1 };
  for (let line = 2; line <= 8; line += 1) {
    const y = top + (height * line) / 10 + 0.5;
    const xs = crossings(points, y);
    for (let pair = 0; pair + 1 < xs.length; pair += 2) {
      const [from = 0, to = 0] = xs.slice(pair, pair + 2);
      // A chord near the middle of the height wins over a slightly longer one at an end.
      const weight = (to - from) * (1 - Math.abs(line - 5) * 0.09);
      if (weight > best.weight) best = { x: (from + to) / 2, y, width: to - from, weight };
    }
  }
  return { x: best.x, y: best.y, width: best.width };
}
