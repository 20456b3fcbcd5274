import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { log } from '../../log/index.ts';
import type { Leadership } from '../clocks.ts';
import type { CacheRuntime } from '../runtime.ts';
import { pruneOutbox, readOutbox, readRelayState, saveRelayState, tryLeaderLock } from './outbox.ts';

export type RelayOptions = {
  /** A connection of the relay's own: the leader's lock lives in it. */
  sql: Sql;
  runtime: CacheRuntime;
  pollMs?: number;
  keepDays?: number;
};
export type Relay = {
  /** Resolves once it has looked into the outbox for the first time, or could not. Until then nothing may be cached. */
  started: Promise<void>;
  /** Whether this process is the one that carries the outbox. */
  readonly leads: boolean;
  stop(): Promise<void>;
};

type Turn = 'leads' | 'stands by' | 'failed';

/** Until the next turn, in polls. After a failure soon: nothing may be cached until the relay has looked again. */
const pauses: Readonly<Record<Turn, number>> = { leads: 1, 'stands by': 5, failed: 2 };
const saveEveryMs = 1_000;
const pruneEveryMs = 10 * 60_000;
/** About 10 MB of Redis, and as much of each process. */
const mostClocks = 100_000;

/**
 * Carries what any writer committed from the outbox to the clocks. Every instance runs one; the leader works, the
 * others stand by. The fence, checked where the bumps are made, is what makes two leaders harmless.
 */
export function startRelay({ sql, runtime, pollMs = 100, keepDays = 7 }: RelayOptions): Relay {
  const ending = new AbortController();
  const relay = new RelayLoop(sql, runtime, keepDays);
  const first = relay.turn();
  const running = (async () => {
    for (let turn = await first; !ending.signal.aborted; turn = await relay.turn()) {
      const pauseMs = pollMs * pauses[turn];
      await sleep(pauseMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
      if (ending.signal.aborted) return;
    }
  })();
  return {
    started: first.then(() => undefined),
    get leads() {
      return relay.leads;
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

class RelayLoop {
  readonly #sql: Sql;
  readonly #runtime: CacheRuntime;
  readonly #keepDays: number;
  #leader: (Leadership & { session: string }) | null = null;
  /** Transactions at or above the cursor that were applied: one left open holds the cursor, not the others. */
  #applied = new Set<string>();
  #hasUnsaved = true;
  #savedAtMs = 0;
  #prunedAtMs = 0;
  #isFailing = false;

  constructor(sql: Sql, runtime: CacheRuntime, keepDays: number) {
    this.#sql = sql;
    this.#runtime = runtime;
    this.#keepDays = keepDays;
  }

  get leads(): boolean {
    return this.#leader !== null;
  }

  /** One look into the outbox. */
  async turn(): Promise<Turn> {
    try {
      this.#leader ??= await this.#lead(false);
      const hasLed = this.#leader !== null;
      if (this.#leader) await this.#relay(this.#leader);
      if (this.#isFailing) log.info('the relay works again');
      this.#isFailing = false;
      // Also when it was just deposed: until somebody leads, nothing may be cached.
      return hasLed ? 'leads' : 'stands by';
    } catch (err) {
      // Once per outage: it is tried again several times a second.
      if (!this.#isFailing) log.warn({ err }, 'the relay can not work: changes made outside the app are seen late');
      this.#isFailing = true;
      return 'failed';
    }
  }

  async #lead(newEpoch: boolean): Promise<(Leadership & { session: string }) | null> {
    const { clocks, options } = this.#runtime;
    // Also makes the clocks this server's own, if its history is another: before leading, not after.
    const { heartbeatMs, nowMs } = await clocks.sync(Number.MAX_SAFE_INTEGER);
    if (!newEpoch && !(await tryLeaderLock(this.#sql))) {
      // A leader that holds the lock but has stalled is deposed.
      if (heartbeatMs !== null && nowMs - heartbeatMs <= options.deltaMs / 2) return null;
    }
    const { beginAt, session, ...known } = await readRelayState(this.#sql);
    const leader = { ...(await clocks.lead(known, beginAt, newEpoch)), session };
    this.#applied.clear();
    await saveRelayState(this.#sql, leader.cursor, leader.epoch);
    if (leader.isNewEpoch) log.info({ epoch: leader.epoch }, 'the clocks begin a new epoch');
    return leader;
  }

  async #relay(leader: Leadership & { session: string }): Promise<void> {
    const { clocks, reporter } = this.#runtime;
    // Before the outbox is read: what is committed later may be missing in what follows.
    const heartbeatMs = await clocks.nowMs();
    const { transactions, nextCursor, session } = await readOutbox(this.#sql, leader.cursor, [...this.#applied]);
    // The lock went with the session, and this may be another server: it must lead anew to learn what holds there.
    if (session !== leader.session) {
      this.#leader = null;
      return;
    }
    const reply = await clocks.apply(leader, { cursor: nextCursor, heartbeatMs, transactions });
    if (reply.outcome === 'deposed') {
      this.#leader = null;
      return;
    }
    if (reply.outcome === 'regressed') {
      this.#leader = await this.#lead(true);
      return;
    }
    this.#leader = { ...leader, cursor: nextCursor };
    for (const { xid } of transactions) this.#applied.add(xid);
    for (const xid of this.#applied) if (BigInt(xid) < BigInt(nextCursor)) this.#applied.delete(xid);
    if (reply.applied > 0) {
      const tags = transactions.flatMap((transaction) => transaction.tags);
      reporter.emit({ type: 'invalidation', source: 'trigger', tags, ok: true });
    }
    this.#hasUnsaved ||= transactions.length > 0;
    await this.#housekeep(this.#leader);
  }

  /** Only after work: saving is a transaction too, and would make the next cursor differ for ever. */
  async #housekeep({ cursor, epoch }: Leadership): Promise<void> {
    const nowMs = performance.now();
    if (this.#hasUnsaved && nowMs - this.#savedAtMs >= saveEveryMs) {
      await saveRelayState(this.#sql, cursor, epoch);
      this.#hasUnsaved = false;
      this.#savedAtMs = nowMs;
    }
    if (nowMs - this.#prunedAtMs >= pruneEveryMs) {
      const pruned = await pruneOutbox(this.#sql, cursor, this.#keepDays);
      if (pruned > 0) return;
      await this.#runtime.clocks.prune(mostClocks);
      this.#prunedAtMs = nowMs;
    }
  }
}
