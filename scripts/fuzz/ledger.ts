import { monotonicMs } from './clock.ts';
import type { Period, Read, Write } from './history.ts';

/** All that a run saw: what was written when, and what was read. */
export class Ledger {
  readonly writes: Write[] = [];
  readonly reads: Read[] = [];
  /** While a process could not be sure to reach Redis. */
  readonly unreachable: Period[] = [];
  readonly failures: string[] = [];
  readonly #versions = new Map<string, number>();

  version(key: string): number {
    return this.#versions.get(key) ?? 0;
  }

  /** The key's next version, as of now. */
  begin(key: string, via: Write['via'], isAbsence = false): Write {
    const version = this.version(key) + 1;
    this.#versions.set(key, version);
    const write: Write = { key, version, isAbsence, via, beganMs: monotonicMs(), committedMs: null, boundMs: 0 };
    this.writes.push(write);
    return write;
  }

  commit(writes: readonly Write[], committedMs: number, boundMs: number): void {
    for (const write of writes) Object.assign(write, { committedMs, boundMs });
  }
}
