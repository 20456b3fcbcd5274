import { randomUUID } from 'node:crypto';
import type { Connection } from './connections.ts';
import { layers } from './layers.ts';
import { bump, relayApply, relayLead } from './scripts/index.ts';
import { runScript } from './scripts/run.ts';

/** What a sync brings: everything bumped after the position it asked from. Times in ms of the Redis clock. */
export type SyncReply = {
  epoch: string;
  seq: number;
  /** Entries from before it are invalid, because clocks up to it were pruned. */
  floor: number;
  /** When the relay last looked into the outbox; null before its first look. */
  heartbeatMs: number | null;
  nowMs: number;
  /** Percentage of keys for which a layer is on; a layer that is absent is on. */
  switches: Readonly<Record<string, number>>;
  changes: readonly (readonly [tag: string, seq: number])[];
};

export type BumpReply = { seq: number; epoch: string };
export type Leadership = { fence: string; epoch: string; cursor: string; isNewEpoch: boolean };
export type AppliedTransaction = { xid: string; tags: readonly string[] };
export type ApplyReply = { outcome: 'ok'; applied: number } | { outcome: 'deposed' } | { outcome: 'regressed' };

/** Where the clocks of tags are kept. One round trip each, whatever the number of tags. */
export interface ClockStore {
  sync(after: number | null): Promise<SyncReply>;
  /** Idempotent for a transaction: bumped by the app and by the relay, it counts once. */
  bump(tags: readonly string[], transactionId?: string): Promise<BumpReply>;
  setSwitch(layer: string, percent: number): Promise<void>;
  nowMs(): Promise<number>;
  /** `known`: as Postgres has it. `beginAt`: the cursor of a new epoch, read before this call. */
  lead(known: { cursor: string; epoch: string }, beginAt: string, newEpoch: boolean): Promise<Leadership>;
  apply(
    leader: { fence: string; cursor: string },
    next: { cursor: string; heartbeatMs: number; transactions: readonly AppliedTransaction[] },
  ): Promise<ApplyReply>;
}

/** Longer than any transaction may stay open without being applied twice, which would cost hits, not truth. */
export const transactionMarkerSeconds = 6 * 3_600;

const switchField = (layer: string) => `sw:${layer}`;
const metaFields = ['epoch', 'seq', 'floor', 'hb', ...layers.map(switchField)];

/** Clocks in Redis: `clk` and `meta` under one hash tag, so that scripts reach both in a cluster. */
export class RedisClocks implements ClockStore {
  readonly #connection: Connection;
  readonly #prefix: string;

  constructor(connection: Connection, keyPrefix: string) {
    this.#connection = connection;
    this.#prefix = `${keyPrefix}:{clocks}`;
  }

  async sync(after: number | null): Promise<SyncReply> {
    const from = after === null ? '-inf' : `(${after}`;
    // In MULTI: read apart, a bump between the two replies would be skipped for ever.
    const replies = await this.#connection.run((redis) =>
      redis
        .multi()
        .hmget(this.#meta, ...metaFields)
        .time()
        .zrange(this.#clk, from, '+inf', 'BYSCORE', 'WITHSCORES')
        .exec(),
    );
    const [meta, time, flat] = (replies ?? []).map(([error, reply]) => {
      if (error) throw error;
      return reply;
    });
    const [epoch, seq, floor, heartbeat, ...percents] = meta as (string | null)[];
    if (!epoch) {
      await this.#begin();
      return this.sync(null);
    }
    return {
      epoch,
      seq: Number(seq ?? 0),
      floor: Number(floor ?? 0),
      heartbeatMs: heartbeat ? Number(heartbeat) : null,
      nowMs: timeMs(time),
      switches: Object.fromEntries(
        layers.flatMap((layer, i) => {
          const percent = percents[i];
          return percent ? [[layer, Number(percent)] as const] : [];
        }),
      ),
      changes: pairs(flat as string[]),
    };
  }

  async bump(tags: readonly string[], transactionId?: string): Promise<BumpReply> {
    const keys = [this.#clk, this.#meta, this.#marker(transactionId ?? '-')];
    const args = [transactionId ? transactionMarkerSeconds : 0, randomUUID(), ...tags];
    const [seq, epoch] = (await this.#script(bump, keys, args)) as [number, string];
    return { seq, epoch };
  }

  async setSwitch(layer: string, percent: number): Promise<void> {
    await this.#connection.run((redis) => redis.hset(this.#meta, switchField(layer), percent));
  }

  async nowMs(): Promise<number> {
    return timeMs(await this.#connection.run((redis) => redis.time()));
  }

  async lead(known: { cursor: string; epoch: string }, beginAt: string, newEpoch: boolean): Promise<Leadership> {
    const args = [known.cursor, known.epoch, randomUUID(), newEpoch ? 1 : 0, beginAt];
    const reply = await this.#script(relayLead, [this.#clk, this.#meta], args);
    const [fence, epoch, cursor, fresh] = reply as [string, string, string, number];
    return { fence, epoch, cursor, isNewEpoch: fresh === 1 };
  }

  async apply(
    leader: { fence: string; cursor: string },
    next: { cursor: string; heartbeatMs: number; transactions: readonly AppliedTransaction[] },
  ): Promise<ApplyReply> {
    const markers = next.transactions.map(({ xid }) => this.#marker(xid));
    const tags = next.transactions.flatMap((transaction) => [transaction.tags.length, ...transaction.tags]);
    const args = [leader.fence, leader.cursor, next.cursor, next.heartbeatMs, transactionMarkerSeconds, ...tags];
    const reply = await this.#script(relayApply, [this.#clk, this.#meta, ...markers], args);
    const [outcome, applied] = reply as ['ok' | 'deposed' | 'regressed', number | undefined];
    return outcome === 'ok' ? { outcome, applied: applied ?? 0 } : { outcome };
  }

  get #clk(): string {
    return `${this.#prefix}:clk`;
  }

  get #meta(): string {
    return `${this.#prefix}:meta`;
  }

  #marker(xid: string): string {
    return `${this.#prefix}:tx:${xid}`;
  }

  /** An empty Redis: a new history, which no entry of an older one can belong to. */
  async #begin(): Promise<void> {
    await this.#connection.run((redis) => redis.hsetnx(this.#meta, 'epoch', randomUUID()));
  }

  #script(source: string, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.#connection.run((redis) => runScript(redis, source, keys, args));
  }
}

function timeMs(time: unknown): number {
  const [seconds, micros] = time as [string | number, string | number];
  return Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
}

function pairs(flat: readonly string[]): [string, number][] {
  const found: [string, number][] = [];
  for (let i = 0; i < flat.length; i += 2) found.push([flat[i] ?? '', Number(flat[i + 1])]);
  return found;
}
