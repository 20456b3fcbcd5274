import postgres from 'postgres';
import { seed } from '../../drizzle/seed/index.ts';
import { migrate } from '../../lib/db/migrate.ts';
import { Failure } from '../failure.ts';
import { type State, writeState } from '../state.ts';

const name = 'simlane';

/** Makes the app's role and database in a cluster of ours; returns the app's URL. A half-loaded database is made anew. */
export async function prepareDatabase(adminUrl: string, state: State): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const password = state.passwords.database;
    const [role] = await sql`select 1 from pg_roles where rolname = ${name}`;
    if (!role) await sql.unsafe(`create role ${name} login password '${password}'`);
    if (state.demo === 'loading') await sql.unsafe(`drop database if exists ${name} with (force)`);
    const [database] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!database) await sql.unsafe(`create database ${name} owner ${name}`);
    const url = new URL(adminUrl);
    url.username = name;
    url.password = password;
    url.pathname = `/${name}`;
    return url.href;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

export async function migrateDatabase(databaseUrl: string, isOurs: boolean): Promise<void> {
  try {
    await migrate(databaseUrl);
  } catch (error) {
    throw new Failure(
      `The database could not be migrated: ${(error as Error).message || String(error)}`,
      isOurs
        ? 'Look at .simlane/logs/postgres.log.'
        : 'Check DATABASE_URL: a Postgres 15 or later that answers, and a user that owns the database.',
      error,
    );
  }
}

/** Loads the demo data of a first run. */
export async function loadDemo(databaseUrl: string, state: State): Promise<void> {
  state.demo = 'loading';
  writeState(state);
  await seed(databaseUrl, { size: 'small', demoPassword: state.secrets.demo });
  state.demo = 'loaded';
  writeState(state);
}
