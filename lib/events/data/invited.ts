import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';

async function load(eventId: string, userId: string): Promise<boolean> {
  const [row] = (await db().execute(sql`
    select exists (
      select from event_invitations i where i.event_id = ${eventId} and (i.user_id = ${userId}
        or i.club_id in (select m.club_id from club_members m where m.user_id = ${userId}))
    ) as invited
  `)) as unknown as { invited: boolean }[];
  return row?.invited ?? false;
}

/** Whether a user is invited to an event, himself or as a member of a club. One SQL query. */
export const isInvited = query(load, {
  name: 'event-invited',
  ttl: minutes(10),
  tags: (_invited, eventId, userId) => [
    tag.eventInvitations(eventId),
    tag.userClubs(userId),
    ...tablesOf('event_invitations', 'club_members'),
  ],
});
