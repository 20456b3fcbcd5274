import type { Place } from './layers.ts';

/** Thrown at once, without asking Redis, while a breaker is open. */
export class Unavailable extends Error {
  constructor(place: string) {
    super(`Redis (${place}) is not available`);
    this.name = 'Unavailable';
  }
}

export type BreakerOptions = {
  place: Place;
  /** Sends one cheap command; tried before others when the breaker may close. */
  probe: () => Promise<unknown>;
  failures?: number;
  windowMs?: number;
  /** A command that waited this long in vain, and nothing else was answered meanwhile: Redis hangs. */
  silenceMs?: number;
  /** Until the first probe; the pause doubles with each that fails. */
  retryAfterMs?: number;
  longestRetryMs?: number;
  now?: () => number;
  onChange?: (state: 'open' | 'closed') => void;
};

/**
 * Opens on several failures within a window, or on one after a silence; while open every call fails at once. After a
 * pause the next call sets off one probe, and fails at once like the others: nobody waits for a Redis that hangs.
 */
export class Breaker {
  readonly #options: Required<BreakerOptions>;
  #failedAt: number[] = [];
  #answeredAt = Number.NEGATIVE_INFINITY;
  #retry: { atMs: number; pauseMs: number } | null = null;
  #probing = false;

  constructor(options: BreakerOptions) {
    this.#options = {
      failures: 5,
      windowMs: 10_000,
      silenceMs: 200,
      retryAfterMs: 50,
      longestRetryMs: 250,
      now: () => performance.now(),
      onChange: () => undefined,
      ...options,
    };
  }

  get isOpen(): boolean {
    return this.#retry !== null;
  }

  async run<T>(command: () => Promise<T>): Promise<T> {
    const { place, now } = this.#options;
    if (this.#retry) {
      if (!this.#probing && now() >= this.#retry.atMs) void this.#probe(this.#retry.pauseMs);
      throw new Unavailable(place);
    }
    const sentAt = now();
    try {
      const value = await command();
      this.#answered();
      return value;
    } catch (error) {
      if (isReply(error)) this.#answered();
      else this.#failed(sentAt);
      throw error;
    }
  }

  /** What it waits for may be back: the next call probes. */
  retry(): void {
    if (this.#retry) this.#retry = { ...this.#retry, atMs: this.#options.now() };
  }

  async #probe(pauseMs: number): Promise<void> {
    const { probe, now, longestRetryMs, onChange } = this.#options;
    this.#probing = true;
    try {
      await probe();
      this.#retry = null;
      this.#answered();
      onChange('closed');
    } catch {
      const nextMs = Math.min(pauseMs * 2, longestRetryMs);
      this.#retry = { atMs: now() + nextMs, pauseMs: nextMs };
    } finally {
      this.#probing = false;
    }
  }

  #answered(): void {
    this.#answeredAt = this.#options.now();
    this.#failedAt.length = 0;
  }

  #failed(sentAt: number): void {
    const { failures, windowMs, silenceMs, retryAfterMs, now, onChange } = this.#options;
    if (this.#retry) return;
    const nowMs = now();
    this.#failedAt = [...this.#failedAt.filter((at) => at > nowMs - windowMs), nowMs];
    const isSilent = nowMs - sentAt >= silenceMs && this.#answeredAt < sentAt;
    if (!isSilent && this.#failedAt.length < failures) return;
    this.#retry = { atMs: nowMs + retryAfterMs, pauseMs: retryAfterMs };
    onChange('open');
  }
}

/** Refused, by a Redis that is there: full, or without rights. Whoever reads must not suffer for whoever writes. */
function isReply(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}
