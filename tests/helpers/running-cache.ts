import postgres from 'postgres';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { cacheRuntime, closeCache } from '../../lib/cache/index.ts';
import { type Relay, startRelay } from '../../lib/cache/relay/relay.ts';

/** The real cache, with a relay: without one, reads go to Postgres. After `onOwnDatabase`. */
export function runCache(): void {
  let relay: Relay | undefined;
  let sql: ReturnType<typeof postgres> | undefined;

  beforeAll(async () => {
    await closeCache();
    sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
    const runtime = cacheRuntime();
    relay = startRelay({ sql, runtime });
    await vi.waitFor(
      async () => {
        await runtime.mirror.ensureFresh();
        expect(runtime.mirror.relayLagMs()).not.toBeNull();
      },
      { timeout: 10_000, interval: 50 },
    );
  });

  afterAll(async () => {
    await relay?.stop();
    await sql?.end();
    await closeCache();
  });
}
