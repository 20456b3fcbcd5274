import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../../drizzle/tags.ts';
import { fragment, minutes } from '../../../cache/index.ts';
import { db } from '../../../db/client.ts';
import { type ClubAudience, type ClubRole, clubReachOf } from '../../../policy/index.ts';
import { rosterSeen } from '../../seen.ts';

/** Newest members, and how the club grew: members by the end of each of the last weeks, named by their Mondays. Times are ISO 8601, UTC. */
export type RosterPanel = {
  newest: { userId: string; handle: string; name: string; role: ClubRole; joinedAt: string }[];
  growth: { week: string; members: number }[];
};

const mostNewest = 5;
const weeks = 26;

type Row = { newest: string; growth: string };

async function load(clubId: string, audience: ClubAudience): Promise<RosterPanel | null> {
  const [row] = (await db().execute(sql`
    select
      coalesce((select jsonb_agg(n) from (
        select m.user_id as "userId", u.handle, u.name, m.role, extract(epoch from m.joined_at) * 1000 as "joinedMs"
        from club_members m join users u on u.id = m.user_id
        where m.club_id = c.id order by m.joined_at desc, m.id desc limit ${mostNewest}
      ) n), '[]')::text as newest,
      (select jsonb_agg(jsonb_build_object('ms', extract(epoch from w.monday at time zone 'utc') * 1000, 'members', (
          select count(*) from club_members m
          where m.club_id = c.id and m.joined_at < (w.monday + interval '1 week') at time zone 'utc')) order by w.monday)
        from generate_series(date_trunc('week', now() at time zone 'utc') - interval '1 week' * ${weeks - 1}::int,
          now() at time zone 'utc', interval '1 week') w(monday)
        where w.monday >= date_trunc('week', c.created_at at time zone 'utc'))::text as growth
    from clubs c
    where c.id = ${clubId} and ${rosterSeen(clubReachOf(audience))}
  `)) as unknown as Row[];
  if (!row) return null;
  type Newest = Omit<RosterPanel['newest'][number], 'joinedAt'> & { joinedMs: number };
  const newest = JSON.parse(row.newest) as Newest[];
  const growth = JSON.parse(row.growth ?? '[]') as { ms: number; members: number }[];
  return {
    newest: newest.map(({ joinedMs, ...one }) => ({ ...one, joinedAt: new Date(joinedMs).toISOString() })),
    growth: growth.map(({ ms, members }) => ({ week: new Date(ms).toISOString(), members })),
  };
}

/** Newest members and growth, by who is in the club today; null where this audience does not see the roster. One SQL query. */
export const getRosterPanel = fragment(load, {
  name: 'club-roster',
  ttl: minutes(15),
  tags: (panel, clubId) => [
    ...[tag.club(clubId), tag.clubMembers(clubId)],
    ...(panel?.newest ?? []).map(({ userId }) => tag.user(userId)),
    ...tablesOf('clubs', 'club_members', 'users'),
  ],
});
