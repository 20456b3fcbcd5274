import { clubMembers, clubs } from '../../drizzle/schema/index.ts';
import type { Db, Tx } from '../../lib/db/client.ts';
import { nextNumber, only } from './rows.ts';

type Club = Partial<typeof clubs.$inferInsert>;

/** A public club and its admin, in one transaction: the database allows no club without one. */
export function createClub(on: Db | Tx, adminId: string, values: Club = {}): Promise<typeof clubs.$inferSelect> {
  return on.transaction(async (tx) => {
    const n = nextNumber();
    const club = only(
      await tx
        .insert(clubs)
        .values({ name: `Club ${n}`, slug: `club-${n}`, ...values })
        .returning(),
    );
    await createClubMember(tx, club.id, adminId, 'admin');
    return club;
  });
}

export async function createClubMember(
  on: Db | Tx,
  clubId: string,
  userId: string,
  role: 'admin' | 'manager' | 'member' = 'member',
) {
  return only(await on.insert(clubMembers).values({ clubId, userId, role }).returning());
}
