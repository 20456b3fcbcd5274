import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '../env/index.ts';
import { connectionOptions } from './connection-options.ts';

export type PatientDb = ReturnType<typeof openPatientDb>['db'];

/**
 * One connection for what takes as long as it takes, such as reading every table: an operator waits for it, no reader does.
 * Straight to Postgres, where a pooler is in between. To be ended. Throws without DATABASE_URL.
 */
export function openPatientDb() {
  const { databaseUrl, databaseDirectUrl } = env();
  const url = databaseDirectUrl ?? databaseUrl;
  if (!url) throw new Error('DATABASE_URL is not set.');
  const options = connectionOptions(1);
  const sql = postgres(url, { ...options, connection: { ...options.connection, statement_timeout: 0 } });
  return { db: drizzle(sql), end: () => sql.end({ timeout: 1 }) };
}
