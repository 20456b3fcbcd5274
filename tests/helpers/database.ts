import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { migrate } from '../../lib/db/migrate.ts';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A database of this suite's own, at the server of TEST_DATABASE_URL or DATABASE_URL; migrated unless `empty`. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const admin = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!admin)
    throw new Error('Set DATABASE_URL to a Postgres server where test databases may be made, or run npm test.');
  const name = `simlane_test_${randomBytes(6).toString('hex')}`;
  const url = Object.assign(new URL(admin), { pathname: `/${name}` }).toString();
  await run(admin, `create database ${name}`);
  if (!options.empty) await migrate(url);
  return { url, drop: () => run(admin, `drop database if exists ${name} with (force)`) };
}

async function run(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
