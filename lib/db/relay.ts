import postgres, { type Sql } from 'postgres';
import { cacheRuntime } from '../cache/index.ts';
import { type Relay, startRelay } from '../cache/relay/relay.ts';
import { env } from '../env/index.ts';
import { connectionOptions } from './connection-options.ts';

const slot = Symbol.for('simlane.relay');
type Held = { relay: Relay; sql: Sql };
const shared: typeof globalThis & { [slot]?: Held } = globalThis;

/** Whether this process carries the outbox to the clocks. */
export const leadsRelay = (): boolean => shared[slot]?.relay.leads ?? false;

/**
 * Starts this process' relay, once, on a connection of its own, and waits for its first look: the first visitor's page can
 * then be stored. Without DATABASE_URL there is nothing to relay.
 */
export async function beginRelay(): Promise<void> {
  const { databaseUrl } = env();
  if (shared[slot] || !databaseUrl) return;
  const sql = postgres(databaseUrl, connectionOptions(1));
  const relay = startRelay({ sql, runtime: cacheRuntime() });
  shared[slot] = { relay, sql };
  await relay.started;
}

/** Ends this process' relay. Its lock goes with its connection, so that another one leads at its next turn. */
export async function endRelay(): Promise<void> {
  const held = shared[slot];
  delete shared[slot];
  await held?.relay.stop();
  await held?.sql.end({ timeout: 1 });
}
