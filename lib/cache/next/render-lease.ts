import { type ClaimOptions, claimEntry, type Lease, type Turn } from '../entries.ts';

/** As long as a render may take. A render that failed or died with its process holds others up no longer than this. */
const leaseMs = 5_000;
/** How long a reader waits for the instance that renders, before he renders himself. */
const waitMs = 1_000;
const pollMs = 25;

export type RenderLease = Lease;

/** Null if another instance is rendering, or Redis can't say. The entry is read again along with the claim. */
export async function takeTurn<T>(entryKey: string, options: ClaimOptions<T>): Promise<Turn<T> | null> {
  const turn = await claimEntry<T>('view', entryKey, leaseMs, options);
  return turn === 'unavailable' ? null : turn;
}

/** Waits for the instance that renders: for its entry, or for the turn it gave up; null if it takes too long. */
export async function awaitTurn<T>(entryKey: string, options: ClaimOptions<T>): Promise<Turn<T> | null> {
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += pollMs) {
    const turn = await claimEntry<T>('view', entryKey, leaseMs, options);
    if (turn === 'unavailable') return null;
    if (turn) return turn;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return null;
}
