/**
 * What caches usually do, kept so that each race can be shown to go wrong: a test of ours that would pass on these too
 * proves nothing. None of it is used by the site.
 */

/** Stamps at the end: an entry counts from when it is stored, and whoever comes joins the load under way. */
export function stampedAtSet<T>(load: () => Promise<T>) {
  let entry: { value: T } | null = null;
  let flight: Promise<T> | null = null;
  return {
    read: async (): Promise<T> => {
      if (entry) return entry.value;
      flight ??= load().finally(() => {
        flight = null;
      });
      const value = await flight;
      entry = { value };
      return value;
    },
    invalidate: () => {
      entry = null;
    },
  };
}

/** What all instances of a cache with markers share: entries with the time at which they were stored, and markers. */
export type Shared = { entries: Map<string, Stamped>; markers: Map<string, { atMs: number; goneAtMs: number }> };
type Stamped = { value: unknown; storedAtMs: number; untilMs: number; tags: readonly string[] };

export const sharedStore = (): Shared => ({ entries: new Map(), markers: new Map() });

/**
 * One marker per tag with the wall-clock time of its invalidation, which itself lives for a while; an entry is valid if
 * it was stored after all markers of its own tags. `now`: the clock of the machine this instance runs on.
 */
export function withMarkers({ entries, markers }: Shared, now: () => number, markerTtlMs = Number.POSITIVE_INFINITY) {
  const isValid = ({ storedAtMs, untilMs, tags }: Stamped) =>
    now() < untilMs &&
    tags.every((tag) => {
      const marker = markers.get(tag);
      return !marker || now() >= marker.goneAtMs || marker.atMs < storedAtMs;
    });
  return {
    async read<T>(key: string, tags: readonly string[], ttlMs: number, load: () => Promise<T>): Promise<T> {
      const entry = entries.get(key);
      if (entry && isValid(entry)) return entry.value as T;
      const value = await load();
      entries.set(key, { value, tags, storedAtMs: now(), untilMs: now() + ttlMs });
      return value;
    },
    invalidate(tag: string): void {
      markers.set(tag, { atMs: now(), goneAtMs: now() + markerTtlMs });
    },
  };
}

/** Entries in the process, which others tell by messages what to forget. `deliver` false: the message got lost. */
export function toldByMessages() {
  const instances: Map<string, unknown>[] = [];
  return {
    instance() {
      const held = new Map<string, unknown>();
      instances.push(held);
      return {
        async read<T>(key: string, load: () => Promise<T>): Promise<T> {
          if (!held.has(key)) held.set(key, await load());
          return held.get(key) as T;
        },
      };
    },
    invalidate(key: string, deliver: boolean): void {
      for (const held of deliver ? instances : []) held.delete(key);
    },
  };
}
