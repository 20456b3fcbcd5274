export type Point = { readonly atMs: number; readonly value: number };

/**
 * Thins a line, ordered by time, to at most `threshold` points that look the same: of each bucket the point which spans the
 * largest triangle with the one chosen before and the mean of the next bucket. First and last stay.
 * Steinarsson, "Downsampling Time Series for Visual Representation" (2013): largest triangle three buckets.
 */
export function downsample<P extends Point>(points: readonly P[], threshold: number): readonly P[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= threshold || threshold < 3 || !first || !last) return points;

  const width = (points.length - 2) / (threshold - 2);
  const edge = (bucket: number) => 1 + Math.floor(bucket * width);
  const chosen: P[] = [first];
  let anchor = first;
  for (let bucket = 0; bucket < threshold - 2; bucket++) {
    const next = bucket === threshold - 3 ? [last] : points.slice(edge(bucket + 1), edge(bucket + 2));
    const mean = meanOf(next);
    let best = anchor;
    let bestArea = -1;
    for (const point of points.slice(edge(bucket), edge(bucket + 1))) {
      const area = triangle(anchor, point, mean);
      if (area > bestArea) [best, bestArea] = [point, area];
    }
    chosen.push(best);
    anchor = best;
  }
  return [...chosen, last];
}

function meanOf(points: readonly Point[]): Point {
  let atMs = 0;
  let value = 0;
  for (const point of points) {
    atMs += point.atMs;
    value += point.value;
  }
  return { atMs: atMs / points.length, value: value / points.length };
}

/** Twice the area; only compared. */
function triangle(a: Point, b: Point, c: Point): number {
  return Math.abs((a.atMs - c.atMs) * (b.value - a.value) - (a.atMs - b.atMs) * (c.value - a.value));
}
