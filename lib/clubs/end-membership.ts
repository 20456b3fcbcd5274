import { and, eq, sql } from 'drizzle-orm';
import { clubMembers } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';

/**
 * Takes a user out of a club and out of its teams. False if he was in it no more. The club's row must be locked: see
 * `actIn`. That an admin is left is checked at the end of the transaction.
 */
export async function endMembership(tx: Tx, clubId: string, userId: string): Promise<boolean> {
  const ended = await tx
    .delete(clubMembers)
    .where(and(eq(clubMembers.clubId, clubId), eq(clubMembers.userId, userId)))
    .returning({ id: clubMembers.id });
  await tx.execute(sql`
    delete from team_members m using teams t
    where t.id = m.team_id and t.club_id = ${clubId} and m.user_id = ${userId}`);
  return ended.length > 0;
}
