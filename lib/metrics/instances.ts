import type { Place } from '../cache/layers.ts';

/** What each process that runs says of itself, once a second. Times of Redis, in ms; sizes in bytes. */
export type Instance = {
  id: string;
  role: 'web' | 'worker';
  host: string;
  pid: number;
  /** The build it serves; empty for a worker. */
  build: string;
  startedAtMs: number;
  seenAtMs: number;
  /** The sequence number up to which it knows all invalidations; null before its first sync. */
  position: number | null;
  /** How long ago what it knows was complete. */
  mirrorAgeMs: number;
  /** Whether its relay carries the outbox to the clocks. */
  leadsRelay: boolean;
  /** How long ago, as it sees it, a relay looked into the outbox; null if none ever did. */
  relayLagMs: number | null;
  l1: { entries: number; bytes: number };
  openBreakers: Place[];
  rssBytes: number;
  heapBytes: number;
  /** 99 of 100 turns of its event loop were delayed less than this in the last second. */
  loopDelayMs: number;
};

/** An instance that has not been heard of for so long is gone, or cut off. */
export const silentAfterMs = 10_000;
