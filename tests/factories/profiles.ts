import { eq } from 'drizzle-orm';
import { ratings, simProfiles, simulators } from '../../drizzle/schema/index.ts';
import type { Db, Tx } from '../../lib/db/client.ts';
import { nextNumber, only } from './rows.ts';

export async function simulatorId(on: Db | Tx, slug = 'iracing'): Promise<string> {
  return only(await on.select({ id: simulators.id }).from(simulators).where(eq(simulators.slug, slug))).id;
}

/** A public profile in iRacing, unclaimed. */
export async function createProfile(on: Db | Tx, values: Partial<typeof simProfiles.$inferInsert> = {}) {
  const n = nextNumber();
  const row = { simulatorId: values.simulatorId ?? (await simulatorId(on)), simApiId: n, displayName: `Driver ${n}` };
  return only(
    await on
      .insert(simProfiles)
      .values({ ...row, ...values })
      .returning(),
  );
}

export async function createRating(on: Db | Tx, profileId: string, values: Partial<typeof ratings.$inferInsert> = {}) {
  const row = { profileId, system: 'irating', discipline: 'road', value: 1500, recordedAt: new Date() } as const;
  return only(
    await on
      .insert(ratings)
      .values({ ...row, ...values })
      .returning(),
  );
}
