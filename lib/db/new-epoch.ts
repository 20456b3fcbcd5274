import postgres from 'postgres';
import { readRelayState, saveRelayState } from '../cache/relay/outbox.ts';
import type { CacheRuntime } from '../cache/runtime.ts';
import { env } from '../env/index.ts';
import { connectionOptions } from './connection-options.ts';

/**
 * Ends everything cached, of every layer, and forgets which transactions were applied: for a Postgres that was put back.
 * The relay that leads is deposed by it and leads anew. Sessions are read from Postgres again. Returns the epoch's name.
 */
export async function beginNewEpoch({ clocks }: CacheRuntime): Promise<string> {
  const { databaseUrl, databaseDirectUrl } = env();
  const url = databaseDirectUrl ?? databaseUrl;
  if (!url) throw new Error('DATABASE_URL is not set.');
  const sql = postgres(url, connectionOptions(1));
  try {
    const { beginAt, session: _, ...known } = await readRelayState(sql);
    const { cursor, epoch } = await clocks.lead(known, beginAt, true);
    await saveRelayState(sql, cursor, epoch);
    return epoch;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
