import type { Read, Seen } from './history.ts';

export const readKinds = ['profile', 'card', 'group', 'crowd', 'held'] as const;
export type ReadKind = (typeof readKinds)[number];

/** A row's next version. `link` gives the driver a new user, `unlink` deletes that user: the rest is a cascade's work. */
export type Change =
  | { do: 'name'; driver: number; version: number }
  | { do: 'link' | 'unlink'; driver: number; version: number }
  | { do: 'crowd'; version: number };

/** What a writer brings to the instance that answers him next. */
export type OwnWrite = { position: number | null; wrote: Seen & { version: number } };

export type Order =
  | { do: 'read'; id: number; what: ReadKind; driver: number; own?: OwnWrite }
  | { do: 'write'; id: number; changes: readonly Change[]; holdOpenMs: number }
  /** So many reads, evenly over a time. */
  | { do: 'pace'; reads: number; overMs: number }
  /** The next load of this driver's `held` says that it has read, and waits for `release`. */
  | { do: 'hold'; driver: number }
  | { do: 'release' };

/** A failed read or write is an answer with `error`. */
export type Answer =
  | { is: 'ready' }
  | { is: 'reached' }
  | { is: 'reads'; reads: Read[]; failures: string[] }
  | { is: 'written'; id: number; committedMs: number; position: number | null }
  | { is: 'done'; id: number }
  | { is: 'failed'; id: number; error: string };

export type InstanceSettings = { name: string; seed: number; naive: boolean; profileIds: readonly string[] };
