import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Tx } from '../../lib/db/client.ts';
import { connectionOptions } from '../../lib/db/connection-options.ts';
import { hashPassword } from '../../lib/users/password.ts';
import * as schema from '../schema/index.ts';
import { createCalendar } from './calendar.ts';
import { makeDemo } from './demo.ts';
import { insertDemo } from './insert-demo.ts';
import { createRandom } from './random.ts';
import type { SimulatorSlug } from './world.ts';

/** People and profiles of each size. The clubs, the races and the demo's accounts are the same in all. */
export const sizes = { small: { users: 260, profiles: 500 } } as const;
export type SeedOptions = {
  size: keyof typeof sizes;
  /** Of the accounts `admin`, `manager` and `member`. */
  demoPassword: string;
  /** All times are counted from its day (UTC). */
  now?: Date;
};

/**
 * Fills a migrated, empty database with made-up people, clubs and races: the same ones each time, but for the hash of the
 * password. All or nothing. Throws if anybody has an account there.
 */
export async function seed(databaseUrl: string, { size, demoPassword, now = new Date() }: SeedOptions): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const options = connectionOptions(1);
  const client = postgres(databaseUrl, {
    ...options,
    connection: { ...options.connection, statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 },
  });
  try {
    await drizzle(client, { schema }).transaction(async (tx) => {
      await refuseIfInhabited(tx);
      const source = {
        random: createRandom(20_260_101),
        calendar: createCalendar(now),
        simulatorIds: await simulatorIds(tx),
      };
      await insertDemo(tx, makeDemo(source, sizes[size], passwordHash));
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function refuseIfInhabited(tx: Tx): Promise<void> {
  const [somebody] = await tx.select({ id: schema.users.id }).from(schema.users).limit(1);
  if (somebody) throw new Error('This database already has accounts: demo data belongs in an empty one.');
}

async function simulatorIds(tx: Tx): Promise<Record<SimulatorSlug, string>> {
  const rows = await tx.select({ slug: schema.simulators.slug, id: schema.simulators.id }).from(schema.simulators);
  const id = (slug: SimulatorSlug) => {
    const row = rows.find((one) => one.slug === slug);
    if (!row) throw new Error(`The simulator ${slug} is missing: migrate the database first.`);
    return row.id;
  };
  return { iracing: id('iracing'), acc: id('acc'), lmu: id('lmu'), rfactor2: id('rfactor2') };
}
