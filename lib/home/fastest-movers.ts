import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { minutes, query } from '../cache/index.ts';
import { db } from '../db/client.ts';

/** Somebody who gained iRating: `rating` is the latest, `gain` its difference to the one that held 30 days ago. */
export type FastestMover = {
  name: string;
  simulator: string;
  identifier: string;
  country: string | null;
  discipline: string;
  rating: number;
  gain: number;
};

const mostMovers = 6;

/** Of each driver his best discipline; only public profiles that show their ratings. */
async function load(): Promise<FastestMover[]> {
  const rows = (await db().execute(sql`
    select * from (
      select distinct on (c.profile_id) p.display_name as name, s.slug as simulator, p.sim_api_id as identifier, p.country,
        c.discipline, c.value as rating, round((c.value - before.value)::numeric)::int as gain
      from rating_currents c
      join sim_profiles p on p.id = c.profile_id
      join simulators s on s.id = p.simulator_id
      cross join lateral (
        select r.value from ratings r
        where r.profile_id = c.profile_id and r.system = c.system and r.discipline = c.discipline
          and r.recorded_at <= now() - interval '30 days'
        order by r.recorded_at desc limit 1
      ) before
      where c.listed and c.system = 'irating' and c.recorded_at > now() - interval '30 days' and c.value > before.value
      order by c.profile_id, c.value - before.value desc
    ) best
    order by gain desc, name, identifier
    limit ${mostMovers}
  `)) as unknown as FastestMover[];
  return rows.map((row) => ({ ...row }));
}

export const listFastestMovers = query(load, {
  name: 'fastest-movers',
  ttl: minutes(15),
  earlyRefresh: true,
  tags: () => [
    ...[tag.profiles(), tag.profilesRatings(), tag.ratings(), tag.simulators()],
    ...tablesOf('sim_profiles', 'rating_currents', 'ratings', 'simulators'),
  ],
});
