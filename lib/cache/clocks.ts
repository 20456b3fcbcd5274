import { randomUUID } from 'node:crypto';
import type { ChainableCommander } from 'ioredis';
import type { Connection } from './connections.ts';
import { layers } from './layers.ts';
import { beginEpoch, bump, prune, relayApply, relayLead } from './scripts/index.ts';
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
export type KnownToPostgres = { cursor: string; epoch: string; server?: string };
export type Leadership = { fence: string; epoch: string; cursor: string; isNewEpoch: boolean };
export type AppliedTransaction = { xid: string; tags: readonly string[] };
export type ApplyReply = { outcome: 'ok'; applied: number } | { outcome: 'deposed' } | { outcome: 'regressed' };

/** Where the clocks of tags are kept. One round trip each, whatever the number of tags. */
export interface ClockStore {
  sync(after: number | null): Promise<SyncReply>;
  /** Idempotent for a transaction: bumped by the app and by the relay, it counts once. */
  bump(tags: readonly string[], transactionId?: string): Promise<BumpReply>;
  setSwitch(layer: string, percent: number): Promise<void>;
  /** Forgets the oldest clocks beyond `most`; entries from before them are invalid from then on. Returns how many. */
  prune(most: number): Promise<number>;
  nowMs(): Promise<number>;
  /**
   * `known`: as Postgres has it, and which Postgres that is, where that can be told. `beginAt`: the cursor of a new epoch,
   * read before this call.
   */
  lead(known: KnownToPostgres, beginAt: string, newEpoch: boolean): Promise<Leadership>;
  apply(
    leader: { fence: string; epoch: string; cursor: string },
    next: { cursor: string; heartbeatMs: number; transactions: readonly AppliedTransaction[] },
  ): Promise<ApplyReply>;
}

/** Longer than any transaction may stay open without being applied twice, which would cost hits, not truth. */
export const transactionMarkerSeconds = 6 * 3_600;

const switchField = (layer: string) => `sw:${layer}`;
const metaFields = ['epoch', 'history', 'seq', 'floor', 'hb', ...layers.map(switchField)];
/** As many as one reply brings well within a command's deadline. */
const pageClocks = 5_000;
/** More bumps than a server can have made that its successor knows nothing of. */
const lostAtMost = 1_000_000_000;
/** Not a field of `meta`. */
const noField = '-';

/** All under one hash tag: in a cluster they are on one node, and one script reaches them. */
export function clockKeys(keyPrefix: string) {
  const prefix = `${keyPrefix}:{clocks}`;
  return { clk: `${prefix}:clk`, meta: `${prefix}:meta`, marker: (xid: string) => `${prefix}:tx:${xid}` };
}

type Pull = {
  after: number | null;
  range: string;
  limit: number;
  epoch: string | undefined;
  changes: SyncReply['changes'];
};

const newPull = (after: number | null): Pull => ({
  ...{ after, range: after === null ? '-inf' : `(${after}`, limit: pageClocks, epoch: undefined, changes: [] },
});

/** Clocks in Redis. */
export class RedisClocks implements ClockStore {
  readonly #connection: Connection;
  readonly #keys: ReturnType<typeof clockKeys>;
  /** A pull of many pages that failed amid them: the next one from the same number goes on. */
  #unfinished: Pull | null = null;

  constructor(connection: Connection, keyPrefix: string) {
    this.#connection = connection;
    this.#keys = clockKeys(keyPrefix);
  }

  async sync(after: number | null): Promise<SyncReply> {
    const pull = this.#unfinished?.after === after ? this.#unfinished : newPull(after);
    this.#unfinished = null;
    try {
      return await this.#finish(pull);
    } catch (error) {
      this.#unfinished = pull;
      throw error;
    }
  }

  async #finish(pull: Pull): Promise<SyncReply> {
    for (let adopted = false; ; ) {
      const page = await this.#read(pull.range, pull.limit);
      if (!page && adopted) throw new Error('Redis names another history with each answer: is it a proxy to several?');
      if (!page) await this.#adopt();
      adopted ||= !page;
      if (!page || (pull.epoch !== undefined && page.epoch !== pull.epoch)) {
        Object.assign(pull, newPull(null), { after: pull.after });
        continue;
      }
      pull.epoch = page.epoch;
      pull.changes = pull.changes.concat(page.changes);
      const [first, last] = [page.changes[0], page.changes.at(-1)];
      if (!first || !last || page.changes.length < pull.limit) return { ...page, changes: pull.changes };
      // From the last number on, again: a bump of many tags may go beyond the page's end. What is bumped meanwhile moves to the end.
      pull.range = String(last[1]);
      if (first[1] === last[1]) pull.limit *= 2;
    }
  }

  /** Null: the clocks are none of this server's own history, so they are not to be trusted. */
  async #read(range: string, limit: number): Promise<SyncReply | null> {
    const { meta: metaKey, clk } = this.#keys;
    const [, meta, time, flat, replication] = await this.#multi((batch) =>
      batch
        // Changes nothing, but is a write: a replica refuses it, and so does a master that may have been replaced.
        .hdel(metaKey, noField)
        .hmget(metaKey, ...metaFields)
        .time()
        .zrange(clk, range, '+inf', 'BYSCORE', 'LIMIT', 0, limit, 'WITHSCORES')
        .info('replication'),
    );
    const [epoch, history, seq, floor, heartbeat, ...percents] = meta as (string | null)[];
    if (!epoch || history !== historyOf(replication as string)) return null;
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
    const keys = [this.#keys.clk, this.#keys.meta, this.#keys.marker(transactionId ?? '-')];
    const args = [transactionId ? transactionMarkerSeconds : 0, randomUUID(), ...tags];
    const send = () => this.#script(bump, keys, args);
    const reply = await send().catch(async (error: unknown) => {
      if (!(error instanceof Error) || !error.message.startsWith('HISTORY')) throw error;
      await this.#adopt();
      return send();
    });
    const [seq, epoch] = reply as [number, string];
    return { seq, epoch };
  }

  async setSwitch(layer: string, percent: number): Promise<void> {
    await this.#connection.run((redis) => redis.hset(this.#keys.meta, switchField(layer), percent));
  }

  async prune(most: number): Promise<number> {
    return (await this.#script(prune, [this.#keys.clk, this.#keys.meta], [most])) as number;
  }

  async nowMs(): Promise<number> {
    // Of the node that keeps the clocks: TIME alone may go to any.
    const [, time] = await this.#multi((batch) => batch.exists(this.#keys.meta).time());
    return timeMs(time);
  }

  async lead(known: KnownToPostgres, beginAt: string, newEpoch: boolean): Promise<Leadership> {
    const { cursor: knownCursor, epoch: knownEpoch, server = '' } = known;
    const args = [knownCursor, knownEpoch, randomUUID(), newEpoch ? 1 : 0, beginAt, server];
    const reply = await this.#script(relayLead, [this.#keys.clk, this.#keys.meta], args);
    const [fence, epoch, cursor, fresh] = reply as [string, string, string, number];
    return { fence, epoch, cursor, isNewEpoch: fresh === 1 };
  }

  async apply(
    leader: { fence: string; epoch: string; cursor: string },
    next: { cursor: string; heartbeatMs: number; transactions: readonly AppliedTransaction[] },
  ): Promise<ApplyReply> {
    const markers = next.transactions.map(({ xid }) => this.#keys.marker(xid));
    const tags = next.transactions.flatMap((transaction) => [transaction.tags.length, ...transaction.tags]);
    const { fence, cursor, epoch } = leader;
    const args = [fence, cursor, next.cursor, next.heartbeatMs, transactionMarkerSeconds, epoch, ...tags];
    const reply = await this.#script(relayApply, [this.#keys.clk, this.#keys.meta, ...markers], args);
    const [outcome, applied] = reply as ['ok' | 'deposed' | 'regressed', number | undefined];
    return outcome === 'ok' ? { outcome, applied: applied ?? 0 } : { outcome };
  }

  /** Makes the clocks those of this server's own history, if they are not. */
  async #adopt(): Promise<void> {
    await this.#script(beginEpoch, [this.#keys.clk, this.#keys.meta], [randomUUID(), lostAtMost]);
  }

  /** In MULTI: read apart, a bump between two replies would be skipped for ever. */
  async #multi(fill: (batch: ChainableCommander) => ChainableCommander): Promise<unknown[]> {
    const replies = await this.#connection.run((redis) => fill(redis.multi()).exec());
    return (replies ?? []).map(([error, reply]) => {
      if (error) throw error;
      return reply;
    });
  }

  #script(source: string, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.#connection.run((redis) => runScript(redis, source, keys, args));
  }
}

/** Redis' own name of what a master has done since it became one; '' where it tells nobody. */
function historyOf(replication: string): string {
  return /master_replid:(\w+)/.exec(replication)?.[1] ?? '';
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
