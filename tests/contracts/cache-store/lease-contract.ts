import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { acquireLease } from '../../../lib/cache/lease.ts';
import type { Topology } from './topology.ts';

/** What leases promise among instances. */
export function leaseContract({ instance }: Topology): void {
  const newKey = () => `thing:${randomBytes(8).toString('hex')}`;

  test('a lease is claimed by one instance', async () => {
    const all = [instance(), instance(), instance()];
    const key = newKey();
    const claims = await Promise.all(all.map((runtime) => acquireLease(key, 60_000, runtime)));
    expect(claims.filter((lease) => lease !== null)).toHaveLength(1);
    await claims.find((lease) => lease !== null)?.release();
    expect(await acquireLease(key, 60_000, all[0])).not.toBeNull();
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
