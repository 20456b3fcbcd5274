import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Chosen once; any number would do that nothing else in this database locks. */
const lockKey = 7_316_004_211;

/**
 * Brings a database to this version's schema, in one transaction. Instances that start together wait for each other.
 * The role must be allowed to create the extensions btree_gist, pg_trgm and unaccent, or they must exist.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'simlane-migrate', statement_timeout: 0 },
  });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    const migrationsFolder = fileURLToPath(new URL('../../drizzle/migrations', import.meta.url));
    await applyMigrations(drizzle(sql), { migrationsFolder });
  } finally {
    // The lock ends with its connection, also when this process is killed.
    await sql.end({ timeout: 5 });
  }
}
