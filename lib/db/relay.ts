import postgres from 'postgres';
import { cacheRuntime } from '../cache/index.ts';
import { type Relay, startRelay } from '../cache/relay/relay.ts';
import { env } from '../env/index.ts';
import { connectionOptions } from './connection-options.ts';

const slot = Symbol.for('simlane.relay');
const shared: typeof globalThis & { [slot]?: Relay } = globalThis;

/** Whether this process carries the outbox to the clocks. */
export const leadsRelay = (): boolean => shared[slot]?.leads ?? false;

/**
 * Starts this process' relay, once, on a connection of its own, and waits for its first look: the first visitor's page can
 * then be stored. Without DATABASE_URL there is nothing to relay.
 */
export async function beginRelay(): Promise<void> {
  const { databaseUrl } = env();
  if (shared[slot] || !databaseUrl) return;
  const sql = postgres(databaseUrl, connectionOptions(1));
  shared[slot] = startRelay({ sql, runtime: cacheRuntime() });
  await shared[slot].started;
}
