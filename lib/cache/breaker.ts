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
  retryAfterMs?: number;
  now?: () => number;
  onChange?: (state: 'open' | 'closed') => void;
};

/**
 * Opens on several failures within a window; while open every call fails at once. After a pause the next call sends one
 * probe; what else comes meanwhile still fails at once.
 */
export class Breaker {
  readonly #options: Required<BreakerOptions>;
  #failedAt: number[] = [];
  #openUntil: number | null = null;
  #probing = false;

  constructor(options: BreakerOptions) {
    this.#options = {
      failures: 5,
      windowMs: 10_000,
      retryAfterMs: 500,
      now: () => performance.now(),
      onChange: () => undefined,
      ...options,
    };
  }

  get isOpen(): boolean {
    return this.#openUntil !== null;
  }

  async run<T>(command: () => Promise<T>): Promise<T> {
    if (this.#openUntil !== null) await this.#tryToClose(this.#openUntil);
    try {
      const value = await command();
      this.#failedAt.length = 0;
      return value;
    } catch (error) {
      this.#failed();
      throw error;
    }
  }

  async #tryToClose(openUntil: number): Promise<void> {
    const { place, probe, now, retryAfterMs, onChange } = this.#options;
    if (this.#probing || now() < openUntil) throw new Unavailable(place);
    this.#probing = true;
    try {
      await probe();
      this.#openUntil = null;
      this.#failedAt.length = 0;
      onChange('closed');
    } catch {
      this.#openUntil = now() + retryAfterMs;
      throw new Unavailable(place);
    } finally {
      this.#probing = false;
    }
  }

  #failed(): void {
    const { failures, windowMs, retryAfterMs, now, onChange } = this.#options;
    if (this.#openUntil !== null) return;
    this.#failedAt = [...this.#failedAt.filter((at) => at > now() - windowMs), now()];
    if (this.#failedAt.length < failures) return;
    this.#openUntil = now() + retryAfterMs;
    onChange('open');
  }
}
