import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { clubMembers } from '../../../drizzle/schema/index.ts';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';

async function load(userId: string, otherId: string): Promise<boolean> {
  const other = alias(clubMembers, 'other');
  const rows = await db()
    .select({ clubId: clubMembers.clubId })
    .from(clubMembers)
    .innerJoin(other, eq(other.clubId, clubMembers.clubId))
    .where(and(eq(clubMembers.userId, userId), eq(other.userId, otherId)))
    .limit(1);
  return rows.length > 0;
}

/** Whether two users are active members of one club. Symmetric; callers give the smaller id first. */
export const sharesClub = query(load, {
  name: 'clubmates',
  ttl: minutes(10),
  tags: (_shares, userId, otherId) => [tag.userClubs(userId), tag.userClubs(otherId), ...tablesOf('club_members')],
});
