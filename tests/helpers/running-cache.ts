import postgres from 'postgres';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { cacheRuntime, closeCache } from '../../lib/cache/index.ts';
import { type Relay, startRelay } from '../../lib/cache/relay/relay.ts';
import { type CacheRuntime, createCacheRuntime } from '../../lib/cache/runtime.ts';

/**
 * The real cache, with a relay: without one, reads go to Postgres. After `onOwnDatabase`. `elsewhere`: the relay is another
 * instance's, and goes on when this one is closed.
 */
export function runCache({ elsewhere = false } = {}): void {
  let runtime: CacheRuntime | undefined;
  let relay: Relay | undefined;
  let sql: ReturnType<typeof postgres> | undefined;

  beforeAll(async () => {
    await closeCache();
    sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
    const own = elsewhere ? createCacheRuntime(cacheRuntime().options) : cacheRuntime();
    runtime = own;
    relay = startRelay({ sql, runtime: own });
    await vi.waitFor(
      async () => {
        await own.mirror.ensureFresh();
        expect(own.mirror.relayLagMs()).not.toBeNull();
      },
      { timeout: 10_000, interval: 50 },
    );
  });

  afterAll(async () => {
    await relay?.stop();
    await sql?.end();
    await runtime?.close();
    await closeCache();
  });
}
