import postgres from 'postgres';
import { cacheRuntime } from '../cache/index.ts';
import { type Relay, startRelay } from '../cache/relay/relay.ts';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { connectionOptions } from './connection-options.ts';
import { refuseUnsafeConnections } from './connection-problems.ts';

const slot = Symbol.for('simlane.relay');
const shared: typeof globalThis & { [slot]?: Relay & { end: () => Promise<void> } } = globalThis;

/** Whether this process carries the outbox to the clocks. */
export const leadsRelay = (): boolean => shared[slot]?.leads ?? false;

/**
 * Starts this process' relay, once, on a connection of its own, and waits for its first look: the first visitor's page can
 * then be stored. Without DATABASE_URL there is nothing to relay. Throws where Postgres is one that can't be relied on.
 */
export async function beginRelay(): Promise<void> {
  const { databaseUrl, databaseDirectUrl } = env();
  if (shared[slot] || !databaseUrl) return;
  await refuseUnsafeConnections();
  const sql = postgres(databaseDirectUrl ?? databaseUrl, connectionOptions(1));
  const relay = startRelay({ sql, runtime: cacheRuntime() });
  shared[slot] = Object.assign(relay, {
    async end() {
      await relay.stop();
      // The leader's lock ends with its connection: another instance leads with its next look.
      await sql.end({ timeout: 1 });
    },
  });
  await relay.started;
}

/** Ends this process' part in the relay and gives the lead away. Never throws. */
export async function endRelay(): Promise<void> {
  await shared[slot]?.end().catch((err: unknown) => log.warn({ err }, 'the relay could not be handed over'));
}
