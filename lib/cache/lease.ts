import { randomUUID } from 'node:crypto';
import { reported } from './reported.ts';
import { cacheRuntime } from './runtime.ts';
import { releaseLease } from './scripts/index.ts';
import { runScript } from './scripts/run.ts';

/** The right, among all instances, to be the one that loads. It ends by itself. */
export type Lease = { release(): Promise<void> };

/** Null: another instance holds it, or Redis can't say. */
export async function acquireLease(key: string, lifeMs: number, runtime = cacheRuntime()): Promise<Lease | null> {
  const control = runtime.connections?.to('control');
  if (!control) return { release: async () => undefined };
  const leaseKey = `${runtime.keyPrefix}:lease:${key}`;
  const token = randomUUID();
  const taken = await reported(runtime, 'control', 'lease', () =>
    control.run((redis) => redis.set(leaseKey, token, 'PX', lifeMs, 'NX')),
  );
  if (taken !== 'OK') return null;
  return {
    async release() {
      // Not given back, it ends by itself.
      await reported(runtime, 'control', 'lease', () =>
        control.run((redis) => runScript(redis, releaseLease, [leaseKey], [token])),
      );
    },
  };
}
