import type { Position } from '../entries.ts';
import type { NextValue } from './next-values.ts';
import type { RenderLease } from './render-lease.ts';

/**
 * What one handler object knows of the renders that its misses began. Next stores a render through the object that
 * missed, so a position kept here is the one known before the render read anything.
 */
export class Renders {
  readonly #starts = new Map<string, { position: Position | null; atMs: number }>();
  readonly #due = new Map<string, NextValue>();
  readonly #leases = new Map<string, RenderLease>();

  /** `null` when nothing may be filled. The oldest start wins: a later miss of the key may belong to another render. */
  began(key: string, position: Position | null): void {
    if (!this.#starts.has(key)) this.#starts.set(key, { position, atMs: performance.now() });
  }

  /** `undefined` when no miss of this object began the render. */
  startOf(key: string): Position | null | undefined {
    return this.#starts.get(key)?.position;
  }

  /** How long, in ms, a render has taken that began here. */
  costMs(key: string): number {
    const start = this.#starts.get(key);
    return start ? performance.now() - start.atMs : 0;
  }

  servedWhileDue(key: string, value: NextValue): void {
    this.#due.set(key, value);
  }

  /** Next sets the previous value again after a failed render: it must not become fresh by that. */
  isRetained(key: string, value: NextValue): boolean {
    return value !== null && this.#due.get(key) === value;
  }

  holds(key: string, lease: RenderLease): void {
    this.#leases.set(key, lease);
  }

  takeLease(key: string): RenderLease | undefined {
    const lease = this.#leases.get(key);
    this.#leases.delete(key);
    return lease;
  }
}
