import { sql } from 'drizzle-orm';
import { db } from '../db/client.ts';
import type { Reportable } from './schema.ts';

/**
 * The name of something that `userId` may report: it exists, is not hidden, and is public or of a club of his. Null for
 * everything else alike. From Postgres: it is asked once, by who is about to write.
 */
export async function getReportSubject(userId: string, type: Reportable, id: string): Promise<string | null> {
  const inClub = sql`exists (select from club_members m where m.club_id = c.id and m.user_id = ${userId})`;
  const query = {
    profile: sql`select p.display_name as name from sim_profiles p where p.id = ${id} and p.listed`,
    club: sql`select c.name from clubs c where c.id = ${id} and c.hidden_at is null and (c.visibility <> 'private' or ${inClub})`,
    event: sql`select e.name from events e left join clubs c on c.id = e.club_id where e.id = ${id} and e.hidden_at is null
      and e.status <> 'draft' and (e.visibility in ('public', 'unlisted') or (e.visibility = 'club' and ${inClub}))`,
    team: sql`select t.name from teams t join clubs c on c.id = t.club_id where t.id = ${id} and t.hidden_at is null
      and c.hidden_at is null and t.visibility <> 'private'
      and ((t.visibility = 'public' and c.visibility <> 'private') or ${inClub})`,
  }[type];
  const [row] = await db().execute<{ name: string }>(query);
  return row?.name ?? null;
}
