import { acquireLease } from '../lease.ts';

/** As long as a render may take. A render that failed or died with its process holds others up no longer than this. */
const leaseMs = 5_000;
/** How long a reader waits for the instance that renders, before he renders himself. */
const waitMs = 1_000;
const pollMs = 25;

export type RenderLease = { release(): Promise<void> };

/** Either the right to be the one instance that renders, or what another instance has just rendered. */
export type Turn<T> = { lease: RenderLease } | { rendered: T };

/** Null if another instance is rendering. The entry is read again under the lease: its last holder may have filled it. */
export async function takeTurn<T>(entryKey: string, read: () => Promise<T | null>): Promise<Turn<T> | null> {
  const lease = await acquireLease(entryKey, leaseMs);
  if (!lease) return null;
  const rendered = await read();
  if (!rendered) return { lease };
  await lease.release();
  return { rendered };
}

/** Waits for the instance that renders: for its entry, or for the turn it gave up; null if it takes too long. */
export async function awaitTurn<T>(entryKey: string, read: () => Promise<T | null>): Promise<Turn<T> | null> {
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += pollMs) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    const rendered = await read();
    if (rendered) return { rendered };
    const turn = await takeTurn(entryKey, read);
    if (turn) return turn;
  }
  return null;
}
