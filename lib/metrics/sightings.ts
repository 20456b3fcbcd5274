import type { Place } from '../cache/layers.ts';

export type SlowFill = { layer: string; name: string; durationMs: number; atMs: number };

const mostTags = 2_000;
const mostSlowFills = 20;

/** What was seen and has no fixed set of labels: tags, the slowest fills. Bounded between two publishings. */
export class Sightings {
  #bumped = new Map<string, number>();
  #ending = new Map<string, number>();
  #slow: SlowFill[] = [];
  readonly #breakers = new Map<Place, 'open' | 'closed'>();

  noteBump(tag: string): void {
    increment(this.#bumped, tag);
  }

  /** An entry was found ended by `tag`. */
  noteEnding(tag: string): void {
    increment(this.#ending, tag);
  }

  noteSlowFill(layer: string, name: string, durationMs: number): void {
    this.#slow.push({ layer, name, durationMs, atMs: Date.now() });
    if (this.#slow.length > 2 * mostSlowFills) this.#slow = slowest(this.#slow);
  }

  noteBreaker(place: Place, state: 'open' | 'closed'): void {
    this.#breakers.set(place, state);
  }

  get openBreakers(): Place[] {
    return [...this.#breakers].filter(([, state]) => state === 'open').map(([place]) => place);
  }

  take(): { bumped: Map<string, number>; ending: Map<string, number>; slow: SlowFill[] } {
    const taken = { bumped: this.#bumped, ending: this.#ending, slow: slowest(this.#slow) };
    this.#bumped = new Map();
    this.#ending = new Map();
    this.#slow = [];
    return taken;
  }
}

const slowest = (fills: readonly SlowFill[]): SlowFill[] =>
  fills.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, mostSlowFills);

function increment(counts: Map<string, number>, tag: string): void {
  const known = counts.get(tag);
  if (known === undefined && counts.size >= mostTags) return;
  counts.set(tag, (known ?? 0) + 1);
}
