import { bucketOf } from './buckets.ts';

/** What is counted, by where it is kept: `total` for ever and in the plots, `route` for ever, `name` per day. */
export type CountGroup = 'total' | 'route' | 'name';
/** Parts of a field, joined by `|`: what is counted, then its labels. All are names from the code. */
export type Field = string;

export type Taken = Record<CountGroup, Map<Field, number>>;

export const fieldOf = (...parts: readonly (string | number)[]): Field => parts.join('|');

/** Counts of this process that are not yet kept with those of all. Adding is cheap: it happens on every read. */
export class Counts {
  #groups: Taken = newGroups();

  add(group: CountGroup, field: Field, by = 1): void {
    const counts = this.#groups[group];
    counts.set(field, (counts.get(field) ?? 0) + by);
  }

  /** A duration of `what`: its bucket, and its length in µs. */
  addDuration(group: CountGroup, what: string, labels: readonly string[], durationMs: number): void {
    this.add(group, fieldOf(`${what}Bucket`, ...labels, bucketOf(durationMs)));
    this.add(group, fieldOf(`${what}Us`, ...labels), Math.round(durationMs * 1_000));
  }

  /** All until now; counting begins anew. */
  take(): Taken {
    const taken = this.#groups;
    this.#groups = newGroups();
    return taken;
  }
}

const newGroups = (): Taken => ({
  total: new Map(),
  route: new Map(),
  name: new Map(),
});
