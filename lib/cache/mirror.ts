import type { ClockStore, SyncReply } from './clocks.ts';
import type { EntryHeader, Position } from './entry.ts';
import type { Reporter } from './reporter.ts';

type MirrorOptions = {
  clocks: ClockStore;
  reporter: Reporter;
  tauMs: number;
  /** Called when nothing learnt before can be trusted: L1 ends with the mirror. */
  onReset: () => void;
  monotonicMs?: () => number;
};
type Flight = { sentAtMs: number; done: Promise<boolean> };

/**
 * This process' copy of the clocks, complete up to position `n`. Reads are judged by it, so that their cost does not
 * depend on how many tags an entry has. It is pulled, never pushed: there is no message to miss.
 */
export class Mirror {
  readonly #clocks: ClockStore;
  readonly #reporter: Reporter;
  readonly #tauMs: number;
  readonly #onReset: () => void;
  readonly #monotonicMs: () => number;
  #tags = new Map<string, number>();
  #state: Omit<SyncReply, 'changes'> | null = null;
  /** Monotonic time at which the last complete sync was **sent**. */
  #syncedAtMs = Number.NEGATIVE_INFINITY;
  #receivedAtMs = 0;
  /** Redis' clock less the monotonic one, at most; kept over a reset. */
  #clockLeadMs: number | null = null;
  /** Monotonic: what was bumped until then must be known here before anything may be trusted. */
  #syncNeededAtMs = Number.NEGATIVE_INFINITY;
  /** Redis time: the relay must have looked into the outbox later than this before anything may be trusted. */
  #relayNeededAtMs = Number.NEGATIVE_INFINITY;
  /** Monotonic: a load begun before it may lack a write that some reader must see at once. */
  #joinableFromMs = Number.NEGATIVE_INFINITY;
  #generation = 0;
  #ownSeq = 0;
  #current: Flight | null = null;
  #next: Flight | null = null;

  constructor(options: MirrorOptions) {
    this.#clocks = options.clocks;
    this.#reporter = options.reporter;
    this.#tauMs = options.tauMs;
    this.#onReset = options.onReset;
    this.#monotonicMs = options.monotonicMs ?? (() => performance.now());
  }

  get position(): Position | null {
    return this.#state && { epoch: this.#state.epoch, s: this.#state.seq };
  }

  get switches(): Readonly<Record<string, number>> {
    return this.#state?.switches ?? {};
  }

  /** How long ago, in ms, what is known here was certainly complete. */
  get ageMs(): number {
    return this.#monotonicMs() - this.#syncedAtMs;
  }

  /** The Redis clock as far as known here, in ms. */
  nowMs(): number {
    if (!this.#state) return Date.now();
    return this.#state.nowMs + (this.#monotonicMs() - this.#receivedAtMs);
  }

  /** How long ago, in ms, the relay looked into the outbox; null if it never has. */
  relayLagMs(): number | null {
    const heartbeatMs = this.#state?.heartbeatMs ?? null;
    return heartbeatMs === null ? null : this.nowMs() - heartbeatMs;
  }

  clockOf(tag: string): number {
    return this.#tags.get(tag) ?? 0;
  }

  isCurrent(tags: readonly string[], position: Position): boolean {
    return tags.every((tag) => (this.#tags.get(tag) ?? 0) <= position.s);
  }

  /** The tag that ended it: the first bumped after its position; null where none of its tags was. */
  endedBy({ position, tags }: Pick<EntryHeader, 'position' | 'tags'>): string | null {
    if (position.epoch !== this.#state?.epoch) return null;
    return tags.find((tag) => this.clockOf(tag) > position.s) ?? null;
  }

  /** Tags bumped after position `s`, the last bumped first. */
  bumpedAfter(s: number): string[] {
    const bumped = [...this.#tags].filter(([, seq]) => seq > s);
    return bumped.toSorted(([, a], [, b]) => b - a).map(([tag]) => tag);
  }

  /** Same history, not pruned, not from beyond what is known, and nothing it depends on was bumped since. */
  isValid({ position, tags }: Pick<EntryHeader, 'position' | 'tags'>): boolean {
    const state = this.#state;
    if (!state || position.epoch !== state.epoch) return false;
    return position.s >= state.floor && position.s <= state.seq && this.isCurrent(tags, position);
  }

  /** Whether an entry is from beyond what is known here: another process synced later, or a history was lost. */
  isAhead(position: Position): boolean {
    return this.#state === null || position.epoch !== this.#state.epoch || position.s > this.#state.seq;
  }

  /**
   * Synced within τ, at the cost of one shared sync if need be; and after one's own last bump, or what is loaded next
   * would count as older than it. False: the clocks can't be reached.
   */
  async ensureFresh(): Promise<boolean> {
    if (this.#isBehindOwnBump) return this.refresh();
    if (this.ageMs <= this.#tauMs && this.#tauMs > 0) return true;
    return this.#sync(this.#monotonicMs() - this.#tauMs);
  }

  /** Synced after this call began. */
  async refresh(): Promise<boolean> {
    return this.#sync(this.#monotonicMs());
  }

  /** As `refresh`; where it fails, nothing here is trusted until a later sync has brought what this reader must see. */
  async require(): Promise<void> {
    const neededAtMs = this.#monotonicMs();
    this.#joinableFromMs = neededAtMs;
    if (!(await this.refresh())) this.#syncNeededAtMs = Math.max(this.#syncNeededAtMs, neededAtMs);
  }

  /** Monotonic ms: while nothing can be judged, a load may be shared that began no earlier, and at most τ ago. */
  get joinableFromMs(): number {
    return Math.max(this.#joinableFromMs, this.#monotonicMs() - this.#tauMs);
  }

  /** Some reader must see what is not known here yet. */
  get isBehindReader(): boolean {
    return this.#syncedAtMs < this.#syncNeededAtMs;
  }

  /**
   * A committed write whose tags could not be bumped: only the relay will do that. Until it has looked into the outbox
   * later than now, what is stored may be older than the write.
   */
  noteLostBump(): void {
    this.#joinableFromMs = this.#monotonicMs();
    this.awaitRelay(this.#latestNowMs());
  }

  /** The same for a write of another instance; `untilMs` is its `relayNeededAtMs`. */
  awaitRelay(untilMs: number): void {
    this.#joinableFromMs = this.#monotonicMs();
    this.#relayNeededAtMs = Math.max(this.#relayNeededAtMs, untilMs);
  }

  /** Redis time that the relay must pass before all committed writes known here are bumped; null: it has. */
  get relayNeededAtMs(): number | null {
    const heartbeatMs = this.#state?.heartbeatMs ?? Number.NEGATIVE_INFINITY;
    return heartbeatMs > this.#relayNeededAtMs || this.#relayNeededAtMs === Number.NEGATIVE_INFINITY
      ? null
      : this.#relayNeededAtMs;
  }

  /** One's own bump counts at once, but does not move the position: others' bumps before it may be unknown here. */
  noteBump(tags: readonly string[], seq: number, epoch: string): void {
    this.#joinableFromMs = this.#monotonicMs();
    if (this.#state?.epoch !== epoch) return;
    for (const tag of tags) if (this.clockOf(tag) < seq) this.#tags.set(tag, seq);
    this.#ownSeq = Math.max(this.#ownSeq, seq);
  }

  get #isBehindOwnBump(): boolean {
    return this.#state !== null && this.#ownSeq > this.#state.seq;
  }

  /** Forgets everything: after a reconnect the server may be another one, or have lost its last seconds. */
  reset(reason: 'epoch' | 'sequence' | 'reconnect'): void {
    this.#generation += 1;
    this.#tags = new Map();
    this.#state = null;
    this.#ownSeq = 0;
    this.#syncedAtMs = Number.NEGATIVE_INFINITY;
    this.#onReset();
    this.#reporter.emit({ type: 'history-lost', reason });
  }

  /** Joins a sync that was sent at or after `notBeforeMs`, or is yet to be sent; else sends one. */
  #sync(notBeforeMs: number): Promise<boolean> {
    const current = this.#current;
    if (!current) return this.#send();
    if (current.sentAtMs >= notBeforeMs) return current.done;
    // Whoever can't use the sync under way shares the one after it.
    this.#next ??= {
      sentAtMs: Number.POSITIVE_INFINITY,
      done: current.done.then(() => {
        this.#next = null;
        return this.#send();
      }),
    };
    return this.#next.done;
  }

  #send(): Promise<boolean> {
    const sentAtMs = this.#monotonicMs();
    const done = this.#pull(sentAtMs).then(
      () => true,
      () => false,
    );
    const flight: Flight = { sentAtMs, done };
    this.#current = flight;
    void done.then(() => {
      if (this.#current === flight) this.#current = null;
    });
    return done;
  }

  async #pull(sentAtMs: number): Promise<void> {
    const generation = this.#generation;
    const known = this.#state;
    const reply = await this.#clocks.sync(known?.seq ?? null);
    // A reset meanwhile: what was asked for no longer joins onto what is known.
    if (generation !== this.#generation) return this.#pull(this.#monotonicMs());
    if (known && reply.epoch !== known.epoch) return this.#restart('epoch');
    if (known && reply.seq < known.seq) return this.#restart('sequence');
    for (const [tag, seq] of reply.changes) if (this.clockOf(tag) < seq) this.#tags.set(tag, seq);
    if (known && reply.floor > known.floor) this.#forgetUpTo(reply.floor);
    const { changes: _, ...state } = reply;
    this.#state = state;
    this.#syncedAtMs = sentAtMs;
    this.#receivedAtMs = this.#monotonicMs();
    this.#clockLeadMs = reply.nowMs + 1 - sentAtMs;
  }

  /** Not earlier than Redis' clock. */
  #latestNowMs(): number {
    return this.#clockLeadMs === null ? Date.now() : Math.ceil(this.#monotonicMs() + this.#clockLeadMs);
  }

  /** Entries from before the floor are invalid, so clocks up to it say nothing about those that are not. */
  #forgetUpTo(floor: number): void {
    for (const [tag, seq] of this.#tags) if (seq <= floor) this.#tags.delete(tag);
  }

  #restart(reason: 'epoch' | 'sequence'): Promise<void> {
    this.reset(reason);
    return this.#pull(this.#monotonicMs());
  }
}
