import { randomUUID } from 'node:crypto';
import type {
  AppliedTransaction,
  ApplyReply,
  BumpReply,
  ClockStore,
  KnownToPostgres,
  Leadership,
  SyncReply,
} from './clocks.ts';

/** Clocks of one process on its own, without Redis. They begin anew with it, and so does everything cached. */
export class MemoryClocks implements ClockStore {
  #epoch = randomUUID();
  readonly #clk = new Map<string, number>();
  readonly #applied = new Map<string, number>();
  readonly #switches: Record<string, number> = {};
  #seq = 0;
  #floor = 0;
  #fence = 0;
  #server = '';
  #cursor = '0';
  #heartbeatMs: number | null = null;

  async sync(after: number | null): Promise<SyncReply> {
    const from = after ?? Number.NEGATIVE_INFINITY;
    return {
      epoch: this.#epoch,
      seq: this.#seq,
      floor: this.#floor,
      heartbeatMs: this.#heartbeatMs,
      nowMs: Date.now(),
      switches: { ...this.#switches },
      changes: [...this.#clk].filter(([, seq]) => seq > from),
    };
  }

  async bump(tags: readonly string[], transactionId?: string): Promise<BumpReply> {
    const applied = transactionId === undefined ? undefined : this.#applied.get(transactionId);
    const seq = applied ?? this.#bump(tags);
    if (transactionId !== undefined) this.#applied.set(transactionId, seq);
    return { seq, epoch: this.#epoch };
  }

  async setSwitch(layer: string, percent: number): Promise<void> {
    this.#switches[layer] = percent;
  }

  async prune(most: number): Promise<number> {
    const byAge = [...this.#clk].sort(([, a], [, b]) => a - b);
    const last = byAge[byAge.length - most - 1];
    if (!last) return 0;
    this.#floor = last[1];
    for (const [tag, seq] of byAge) if (seq <= this.#floor) this.#clk.delete(tag);
    return byAge.length - this.#clk.size;
  }

  async nowMs(): Promise<number> {
    return Date.now();
  }

  async lead({ server = '' }: KnownToPostgres, beginAt: string, newEpoch: boolean): Promise<Leadership> {
    const isOther = server !== this.#server || BigInt(beginAt) < BigInt(this.#cursor);
    const isNewEpoch = this.#fence === 0 || newEpoch || isOther;
    if (isNewEpoch && this.#fence > 0) {
      this.#epoch = randomUUID();
      this.#seq += 1;
      this.#clk.clear();
      this.#applied.clear();
      this.#heartbeatMs = null;
    }
    if (isNewEpoch) this.#cursor = beginAt;
    this.#server = server;
    this.#fence += 1;
    return { fence: String(this.#fence), epoch: this.#epoch, cursor: this.#cursor, isNewEpoch };
  }

  async apply(
    leader: { fence: string; epoch: string; cursor: string },
    next: { cursor: string; heartbeatMs: number; transactions: readonly AppliedTransaction[] },
  ): Promise<ApplyReply> {
    if (leader.fence !== String(this.#fence)) return { outcome: 'deposed' };
    if (leader.cursor !== this.#cursor) return { outcome: 'regressed' };
    const unseen = next.transactions.filter(({ xid }) => !this.#applied.has(xid));
    for (const { xid, tags } of unseen) this.#applied.set(xid, this.#bump(tags));
    // Below the cursor nothing comes again.
    for (const xid of this.#applied.keys()) if (BigInt(xid) < BigInt(next.cursor)) this.#applied.delete(xid);
    this.#cursor = next.cursor;
    this.#heartbeatMs = next.heartbeatMs;
    return { outcome: 'ok', applied: unseen.length };
  }

  #bump(tags: readonly string[]): number {
    this.#seq += 1;
    for (const tag of tags) this.#clk.set(tag, this.#seq);
    return this.#seq;
  }
}
