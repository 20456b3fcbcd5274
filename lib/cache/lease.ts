import { randomUUID } from 'node:crypto';
import { stampBytes } from './codec.ts';
import { leaseKeyOf } from './keys.ts';
import type { Layer } from './layers.ts';
import { reported } from './reported.ts';
import type { CacheRuntime } from './runtime.ts';
import { claim, fill, releaseLease } from './scripts/index.ts';
import { runScript, runScriptForBytes } from './scripts/run.ts';

/** The right, among all instances, to be the one that makes an entry. It ends by itself. */
export type Lease = {
  /** Stores the entry and gives the lease back, in one round trip. Throws when Redis is not available. */
  fill(bytes: Buffer, ttlMs: number): Promise<void>;
  /** Gives it back without an entry; nothing, after `fill`. */
  release(): Promise<void>;
};

/**
 * `lease` null: another instance holds it. `bytes`: the entry, if it is another than the one already seen. Null: Redis
 * can't say.
 */
export type Claim = { lease: Lease | null; bytes: Buffer | null };

/** One round trip, on the entry's own connection: entry and lease share a slot. `seen`: the entry that was refused. */
export async function claimLease(
  layer: Layer,
  key: string,
  lifeMs: number,
  seen: Buffer | undefined,
  runtime: CacheRuntime,
): Promise<Claim | null> {
  const connection = runtime.connections?.to(layer);
  if (!connection) return { lease: inThisProcess(runtime, layer, key), bytes: null };
  const token = randomUUID();
  const keys = [key, leaseKeyOf(key)];
  const stamp = seen?.subarray(0, stampBytes) ?? '';
  const reply = await reported(runtime, layer, 'lease', () =>
    connection.run((redis) => runScriptForBytes(redis, claim, keys, [token, lifeMs, stamp, stampBytes])),
  );
  if (!reply) return null;
  const [granted, bytes] = reply as [number, Buffer | null];
  let isHeld = granted === 1;
  const lease: Lease = {
    async fill(entry, ttlMs) {
      isHeld = false;
      await connection.run((redis) => runScript(redis, fill, keys, [token, entry, Math.max(1, Math.ceil(ttlMs))]));
    },
    async release() {
      if (!isHeld) return;
      isHeld = false;
      // Not given back, it ends by itself.
      await reported(runtime, layer, 'lease', () =>
        connection.run((redis) => runScript(redis, releaseLease, [leaseKeyOf(key)], [token])),
      );
    },
  };
  return { lease: granted === 1 ? lease : null, bytes };
}

/** Without Redis there is no other instance; callers in this process share a flight. */
function inThisProcess(runtime: CacheRuntime, layer: Layer, key: string): Lease {
  return {
    fill: (bytes, ttlMs) => runtime.store(layer).set(key, bytes, ttlMs),
    release: async () => undefined,
  };
}
