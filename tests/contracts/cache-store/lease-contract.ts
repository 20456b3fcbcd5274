import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { leaseKeyOf } from '../../../lib/cache/keys.ts';
import { claimLease } from '../../../lib/cache/lease.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import type { Topology } from './topology.ts';

/** What leases promise among instances. */
export function leaseContract({ instance }: Topology): void {
  const newKey = () => `${randomBytes(4).toString('hex')}:v1:query:thing:${randomBytes(8).toString('hex')}`;
  const acquireLease = async (key: string, lifeMs: number, runtime: CacheRuntime) =>
    (await claimLease('query', key, lifeMs, undefined, runtime))?.lease ?? null;

  test('a lease is claimed by one instance', async () => {
    const all = [instance(), instance(), instance()];
    const key = newKey();
    const claims = await Promise.all(all.map((runtime) => acquireLease(key, 60_000, runtime)));
    expect(claims.filter((lease) => lease !== null)).toHaveLength(1);
    await claims.find((lease) => lease !== null)?.release();
    const [first] = all;
    expect(first && (await acquireLease(key, 60_000, first))).not.toBeNull();
  });

  test('what is stored under a lease gives it back, and is what the next claimer sees, unless he has seen it', async () => {
    const [a, b] = [instance(), instance()];
    const key = newKey();
    const lease = await acquireLease(key, 60_000, a);
    const bytes = Buffer.from([0, 255, 13, 10, 128, 1]);
    expect(await acquireLease(key, 60_000, b)).toBeNull();
    await lease?.fill(bytes, 60_000);
    const next = await claimLease('query', key, 60_000, undefined, b);
    expect(next?.bytes).toEqual(bytes);
    await next?.lease?.release();
    const again = await claimLease('query', key, 60_000, bytes, b);
    expect([again?.lease === null, again?.bytes]).toEqual([false, null]);
    await again?.lease?.release();
    expect(await a.store('query').get(leaseKeyOf(key))).toBeNull();
  });

  test('a lease that has ended is not taken from its next holder by giving it back', async () => {
    const [a, b, c] = [instance(), instance(), instance()];
    const key = newKey();
    const ended = await acquireLease(key, 20, a);
    const next = await vi.waitFor(async () => {
      const lease = await acquireLease(key, 60_000, b);
      expect(lease).not.toBeNull();
      return lease;
    }, 10_000);
    await ended?.release();
    expect(await acquireLease(key, 60_000, c)).toBeNull();
    await next?.release();
    expect(await acquireLease(key, 60_000, c)).not.toBeNull();
  });
}
