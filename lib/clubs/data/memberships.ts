import { asc, eq } from 'drizzle-orm';
import { clubMembers, clubs } from '../../../drizzle/schema/index.ts';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { ClubRole } from '../../policy/index.ts';
import { ownedBy } from '../../users/personal-key.ts';

export type Membership = { clubId: string; slug: string; name: string; role: ClubRole };

async function load(userId: string): Promise<Membership[]> {
  return db()
    .select({ clubId: clubs.id, slug: clubs.slug, name: clubs.name, role: clubMembers.role })
    .from(clubMembers)
    .innerJoin(clubs, eq(clubs.id, clubMembers.clubId))
    .where(eq(clubMembers.userId, userId))
    .orderBy(asc(clubs.searchName), asc(clubs.id));
}

/** A user's clubs and what he is in each, by name: the one entry that every page asks for his roles. One SQL query. */
export const listMemberships = query(load, {
  name: 'memberships',
  personal: ownedBy((userId: string) => userId),
  ttl: minutes(10),
  tags: (memberships, userId) => [
    tag.userClubs(userId),
    ...memberships.map(({ clubId }) => tag.club(clubId)),
    ...tablesOf('club_members', 'clubs'),
  ],
});
