import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../../drizzle/tags.ts';
import { fragment, minutes } from '../../../cache/index.ts';
import { db } from '../../../db/client.ts';
import { ownedBy } from '../../../users/personal-key.ts';

/** A sign-up of the reader's own, on a sheet of the club. */
export type OwnSignup = { eventId: string; status: 'active' | 'waitlisted' };

const mostSheets = 50;

async function load(clubId: string, userId: string): Promise<OwnSignup[]> {
  return (await db().execute(sql`
    select h.event_id as "eventId", g.status
    from signup_sheets h join signups g on g.sheet_id = h.id and g.user_id = ${userId}
    where h.club_id = ${clubId} and g.status in ('active', 'waitlisted')
    order by h.closes_at desc, h.id limit ${mostSheets}
  `)) as unknown as OwnSignup[];
}

/** What a member signed up for on the club's sheets, those that close last, at most 50. One SQL query. */
export const listOwnSignups = fragment(load, {
  name: 'club-own-signups',
  personal: ownedBy((_clubId: string, userId: string) => userId),
  ttl: minutes(5),
  tags: (_signups, clubId, userId) => [
    ...[tag.clubSheets(clubId), tag.userSignups(userId)],
    ...tablesOf('signup_sheets', 'signups'),
  ],
});
