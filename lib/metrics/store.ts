import { addCounts, type HashCounts } from '../cache/counters.ts';
import { cacheRuntime } from '../cache/index.ts';
import type { RedisClient } from '../cache/redis-client.ts';
import { MemoryMetrics } from './memory.ts';

export type Scored = readonly (readonly [member: string, score: number])[];

/** Where counts of all instances add up. Every method may throw: Redis may be away. */
export interface MetricStore {
  /** Once for each `marker`: what failed may be sent again. */
  count(marker: string, hashes: readonly HashCounts[]): Promise<void>;
  /** Keeps the `most` highest. `by`: adds to the score of a member, or sets it. */
  score(
    key: string,
    scores: Scored,
    options: { most: number; by: 'adding' | 'setting'; lifeSeconds: number },
  ): Promise<void>;
  /** Halves all scores, once for each `marker`; what then is below 1 is forgotten. */
  halve(marker: string, keys: readonly string[], lifeSeconds: number): Promise<void>;
  highest(key: string, most: number): Promise<Scored>;
  setField(key: string, field: string, value: string, lifeSeconds: number): Promise<void>;
  deleteFields(key: string, fields: readonly string[]): Promise<void>;
  hashes(keys: readonly string[]): Promise<Record<string, string>[]>;
}

const markerSeconds = 86_400;

const slot = Symbol.for('simlane.memory-metrics');
const shared: typeof globalThis & { [slot]?: MemoryMetrics } = globalThis;

/** In Redis, among the control data; without Redis, in this process. */
export function metricStore(runtime = cacheRuntime()): MetricStore {
  const connection = runtime.connections?.to('control');
  if (!connection) {
    shared[slot] ??= new MemoryMetrics();
    return shared[slot];
  }
  return new RedisMetrics((command) => connection.run(command));
}

type Run = <T>(command: (redis: RedisClient) => Promise<T>) => Promise<T>;

class RedisMetrics implements MetricStore {
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
  }

  async count(marker: string, hashes: readonly HashCounts[]): Promise<void> {
    await this.#run((redis) => addCounts(redis, marker, hashes));
  }

  async score(
    key: string,
    scores: Scored,
    { most, by, lifeSeconds }: { most: number; by: 'adding' | 'setting'; lifeSeconds: number },
  ): Promise<void> {
    if (scores.length === 0) return;
    await this.#run(async (redis) => {
      const batch = redis.pipeline();
      for (const [member, score] of scores) {
        if (by === 'adding') batch.zincrby(key, score, member);
        else batch.zadd(key, score, member);
      }
      batch.zremrangebyrank(key, 0, -(most + 1));
      batch.expire(key, lifeSeconds);
      await batch.exec();
    });
  }

  async halve(marker: string, keys: readonly string[], lifeSeconds: number): Promise<void> {
    await this.#run(async (redis) => {
      if ((await redis.set(marker, '1', 'EX', markerSeconds, 'NX')) === null) return;
      const batch = redis.multi();
      for (const key of keys) {
        batch.zunionstore(key, 1, key, 'WEIGHTS', 0.5);
        batch.zremrangebyscore(key, '-inf', '(1');
        batch.expire(key, lifeSeconds);
      }
      await batch.exec();
    });
  }

  async highest(key: string, most: number): Promise<Scored> {
    const flat = await this.#run((redis) => redis.zrevrange(key, 0, most - 1, 'WITHSCORES'));
    return flat.flatMap((member, at) => (at % 2 === 0 ? [[member, Number(flat[at + 1])] as const] : []));
  }

  async setField(key: string, field: string, value: string, lifeSeconds: number): Promise<void> {
    await this.#run((redis) => redis.multi().hset(key, field, value).expire(key, lifeSeconds).exec());
  }

  async deleteFields(key: string, fields: readonly string[]): Promise<void> {
    if (fields.length > 0) await this.#run((redis) => redis.hdel(key, ...fields));
  }

  async hashes(keys: readonly string[]): Promise<Record<string, string>[]> {
    const replies = await this.#run((redis) => {
      const batch = redis.pipeline();
      for (const key of keys) batch.hgetall(key);
      return batch.exec();
    });
    return (replies ?? []).map(([error, reply]) => {
      if (error) throw error;
      return reply as Record<string, string>;
    });
  }
}
