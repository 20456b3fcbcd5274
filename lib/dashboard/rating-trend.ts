import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { fragment, minutes } from '../cache/index.ts';
import { db } from '../db/client.ts';
import { ownedBy } from '../users/personal-key.ts';

/** One of the user's ratings now, and against the value that held 30 days ago (null: there was none yet). */
export type RatingTrend = {
  profileId: string;
  simulator: string;
  simulatorName: string;
  identifier: string;
  displayName: string;
  system: string;
  discipline: string;
  value: number;
  delta30Days: number | null;
};
type Loaded = { trends: RatingTrend[]; profileIds: string[] };

const mostTrends = 12;

async function load(userId: string): Promise<Loaded> {
  const rows = (await db().execute(sql`
    select p.id as "profileId", s.slug as simulator, s.name as "simulatorName", p.sim_api_id as identifier,
      p.display_name as "displayName", c.system, c.discipline, c.value,
      round((c.value - before.value)::numeric, 2)::double precision as "delta30Days"
    from sim_profiles p
    join simulators s on s.id = p.simulator_id
    left join rating_currents c on c.profile_id = p.id and c.system in ('irating', 'elo')
    left join lateral (
      select r.value from ratings r
      where r.profile_id = c.profile_id and r.system = c.system and r.discipline = c.discipline
        and r.recorded_at <= now() - interval '30 days'
      order by r.recorded_at desc limit 1
    ) before on true
    where p.user_id = ${userId}
    order by s.name, p.id, c.value desc nulls last
    limit ${mostTrends}
  `)) as unknown as (Omit<RatingTrend, 'value'> & { value: number | null })[];
  return {
    trends: rows.flatMap(({ value, ...row }) => (value === null ? [] : [{ ...row, value }])),
    profileIds: [...new Set(rows.map(({ profileId }) => profileId))],
  };
}

const listCached = fragment(load, {
  name: 'dashboard-ratings',
  personal: ownedBy((userId: string) => userId),
  ttl: minutes(15),
  tags: ({ profileIds }, userId) => [
    tag.userProfiles(userId),
    ...profileIds.map(tag.profileRatings),
    ...tablesOf('sim_profiles', 'simulators', 'rating_currents', 'ratings'),
  ],
});

/** The ratings of a user's own profiles, at most 12. One SQL query. */
export async function listRatingTrends(userId: string): Promise<RatingTrend[]> {
  return (await listCached(userId)).trends;
}
