import type { TransactionSql } from 'postgres';
import { hashPassword } from '../../lib/users/password.ts';
import { createCalendar } from './calendar.ts';
import { connectForSeed } from './connect.ts';
import { makeCrowd } from './crowd/index.ts';
import { type Size, sizes } from './crowd/sizes.ts';
import { makeDemo } from './demo.ts';
import { createRandom } from './random.ts';
import { copySteps, type Step } from './steps.ts';
import type { SimulatorSlug, Source } from './world.ts';

export { sizes } from './crowd/sizes.ts';
export type { Step } from './steps.ts';

export type SeedOptions = {
  size: keyof typeof sizes | Size;
  /** Of the accounts `admin`, `manager` and `member`. */
  demoPassword: string;
  /** All times are counted from its day (UTC). */
  now?: Date;
  /** Runs the steps, in their order, one after the other. */
  perform?: (steps: readonly Step[]) => Promise<void>;
};

const demoCounts = { users: 260, profiles: 500 };

/**
 * Fills a migrated, empty database with made-up people, clubs and races: the same ones each time, but for the hash of the
 * password. All or nothing. Throws if anybody has an account there.
 */
export async function seed(databaseUrl: string, options: SeedOptions): Promise<void> {
  const { size, demoPassword, now = new Date(), perform = oneByOne } = options;
  const passwordHash = await hashPassword(demoPassword);
  const client = connectForSeed(databaseUrl);
  try {
    await client.begin(async (sql) => {
      await refuseIfInhabited(sql);
      const source = {
        random: createRandom(20_260_101),
        calendar: createCalendar(now),
        simulatorIds: await simulatorIds(sql),
      };
      await perform(stepsOf(sql, source, typeof size === 'string' ? sizes[size] : size, passwordHash));
    });
    // What the planner and index-only scans go by; neither can be done before the rows are committed.
    await client`vacuum analyze`;
  } finally {
    await client.end({ timeout: 5 });
  }
}

function stepsOf(sql: TransactionSql, source: Source, size: Size | null, passwordHash: string): Step[] {
  const demo = makeDemo(source, demoCounts, passwordHash);
  return copySteps(sql, demo, size ? makeCrowd(source, size, demo) : new Map());
}

async function oneByOne(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await step.run();
}

async function refuseIfInhabited(sql: TransactionSql): Promise<void> {
  const [somebody] = await sql`select id from users limit 1`;
  if (somebody) throw new Error('This database already has accounts: demo data belongs in an empty one.');
}

async function simulatorIds(sql: TransactionSql): Promise<Record<SimulatorSlug, string>> {
  const rows = await sql<{ slug: string; id: string }[]>`select slug, id from simulators`;
  const id = (slug: SimulatorSlug) => {
    const row = rows.find((one) => one.slug === slug);
    if (!row) throw new Error(`The simulator ${slug} is missing: migrate the database first.`);
    return row.id;
  };
  return { iracing: id('iracing'), acc: id('acc'), lmu: id('lmu'), rfactor2: id('rfactor2') };
}
