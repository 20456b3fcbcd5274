import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { migrate } from '../../lib/db/migrate.ts';

export type FuzzDatabase = {
  /** The app's role: it owns the database and is nobody special. */
  role: string;
  url: string;
  /** The administrator's connections to it: any other program. */
  admin: Sql;
  drop(): Promise<void>;
};

export async function createFuzzDatabase(serverUrl: string): Promise<FuzzDatabase> {
  const name = `simlane_fuzz_${randomBytes(5).toString('hex')}`;
  const password = randomBytes(16).toString('hex');
  await onServer(serverUrl, async (sql) => {
    await sql.unsafe(`create role ${name} login password '${password}'`);
    await sql.unsafe(`create database ${name} owner ${name}`);
  });
  const inside = Object.assign(new URL(serverUrl), { pathname: `/${name}` });
  const admin = postgres(inside.href, { max: 8, onnotice: () => undefined });
  const url = Object.assign(new URL(inside), { username: name, password }).href;
  await migrate(url);
  return {
    role: name,
    url,
    admin,
    async drop() {
      await admin.end({ timeout: 5 });
      await onServer(serverUrl, async (sql) => {
        await sql.unsafe(`drop database if exists ${name} with (force)`);
        await sql.unsafe(`drop role if exists ${name}`);
      });
    },
  };
}

async function onServer(serverUrl: string, work: (sql: Sql) => Promise<void>): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
