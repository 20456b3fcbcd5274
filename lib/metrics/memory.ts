import type { HashCounts } from '../cache/counters.ts';
import type { MetricStore, Scored } from './store.ts';

/** Counts of one process on its own, for as long as it runs. Histories end like those in Redis. */
export class MemoryMetrics implements MetricStore {
  readonly #hashes = new Map<string, { fields: Map<string, string>; untilMs: number }>();
  readonly #scores = new Map<string, { scores: Map<string, number>; untilMs: number }>();

  async count(_marker: string, hashes: readonly HashCounts[]): Promise<void> {
    for (const { key, counts, lifeSeconds } of hashes) {
      const { fields } = this.#hash(key, lifeSeconds);
      for (const [field, by] of counts) fields.set(field, String(Number(fields.get(field) ?? 0) + by));
    }
    this.#forgetEnded();
  }

  async score(
    key: string,
    scores: Scored,
    { most, by, lifeSeconds }: { most: number; by: 'adding' | 'setting'; lifeSeconds: number },
  ): Promise<void> {
    const held = this.#scores.get(key)?.scores ?? new Map<string, number>();
    for (const [member, score] of scores) held.set(member, by === 'adding' ? (held.get(member) ?? 0) + score : score);
    const kept = new Map([...held].toSorted(([, a], [, b]) => b - a).slice(0, most));
    this.#scores.set(key, { scores: kept, untilMs: endOf(lifeSeconds) });
  }

  async halve(marker: string, keys: readonly string[], lifeSeconds: number): Promise<void> {
    if (this.#hash(marker, lifeSeconds).fields.size > 0) return;
    this.#hash(marker, lifeSeconds).fields.set('done', '1');
    for (const key of keys) {
      const scores = this.#scores.get(key)?.scores ?? new Map<string, number>();
      for (const [member, score] of scores) {
        if (score < 2) scores.delete(member);
        else scores.set(member, score / 2);
      }
    }
  }

  async highest(key: string, most: number): Promise<Scored> {
    return [...(this.#scores.get(key)?.scores ?? [])].slice(0, most);
  }

  async setField(key: string, field: string, value: string, lifeSeconds: number): Promise<void> {
    this.#hash(key, lifeSeconds).fields.set(field, value);
  }

  async deleteFields(key: string, fields: readonly string[]): Promise<void> {
    for (const field of fields) this.#hashes.get(key)?.fields.delete(field);
  }

  async hashes(keys: readonly string[]): Promise<Record<string, string>[]> {
    return keys.map((key) => Object.fromEntries(this.#hashes.get(key)?.fields ?? []));
  }

  #hash(key: string, lifeSeconds: number) {
    const held = this.#hashes.get(key) ?? { fields: new Map<string, string>(), untilMs: 0 };
    held.untilMs = endOf(lifeSeconds);
    this.#hashes.set(key, held);
    return held;
  }

  #forgetEnded(): void {
    const nowMs = Date.now();
    for (const [key, { untilMs }] of this.#hashes) if (untilMs < nowMs) this.#hashes.delete(key);
    for (const [key, { untilMs }] of this.#scores) if (untilMs < nowMs) this.#scores.delete(key);
  }
}

const endOf = (lifeSeconds: number): number => Date.now() + lifeSeconds * 1_000;
