import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { type Audience, type SectionFlags, type Visibility, visibleSections } from '../../policy/index.ts';
import { seen } from './readable.ts';

/** The head of a profile as one audience sees it. */
export type ProfileDetail = {
  profileId: string;
  simulator: string;
  simulatorName: string;
  identifier: string;
  displayName: string;
  country: string | null;
  visibility: Visibility;
  hidden: boolean;
  claimed: boolean;
  /** Which sections this audience may read. */
  shows: SectionFlags;
  realName: string | null;
  /** Of a linked user who wants to be found. */
  handle: string | null;
  lastRacedAt: string | null;
};

type Row = Omit<ProfileDetail, 'shows' | 'lastRacedAt' | 'claimed' | 'hidden'> & {
  ownerId: string | null;
  hiddenAt: string | null;
  showRealName: boolean;
  showRatings: boolean;
  showLaps: boolean;
  showResults: boolean;
  racedMs: number | null;
};
type Loaded = { detail: ProfileDetail; ownerId: string | null };

async function load(profileId: string, audience: Audience): Promise<Loaded | null> {
  const [row] = (await db().execute(sql`
    select p.id as "profileId", s.slug as "simulator", s.name as "simulatorName", p.sim_api_id as "identifier",
      p.display_name as "displayName", p.country, p.visibility, p.hidden_at as "hiddenAt", p.user_id as "ownerId",
      p.show_real_name as "showRealName", p.show_ratings as "showRatings", p.show_laps as "showLaps",
      p.show_results as "showResults", p.real_name as "realName", u.handle,
      (extract(epoch from p.last_raced_at) * 1000)::double precision as "racedMs"
    from sim_profiles p
    join simulators s on s.id = p.simulator_id
    left join users u on u.id = p.user_id and u.searchable and u.suspended_at is null
    where p.id = ${profileId} and ${seen(audience)}
  `)) as unknown as Row[];
  return row ? { detail: detailOf(row, audience), ownerId: row.ownerId } : null;
}

function detailOf(row: Row, audience: Audience): ProfileDetail {
  const { realName, showRealName, showRatings, showLaps, showResults, racedMs, hiddenAt, ownerId, ...rest } = row;
  const flags = { realName: showRealName, ratings: showRatings, laps: showLaps, results: showResults };
  const shows = visibleSections(flags, audience);
  return {
    ...rest,
    shows,
    hidden: hiddenAt !== null,
    claimed: ownerId !== null,
    realName: shows.realName ? realName : null,
    lastRacedAt: shows.results && racedMs !== null ? new Date(racedMs).toISOString() : null,
  };
}

const getCached = query(load, {
  name: 'profile',
  ttl: minutes(15),
  tags: (loaded, profileId) => [
    tag.profile(profileId),
    ...(loaded?.ownerId ? [tag.user(loaded.ownerId)] : []),
    ...tablesOf('sim_profiles', 'simulators', 'users'),
  ],
});

/** A profile by id; null if this audience may not see it. One SQL query. */
export async function getProfile(profileId: string, audience: Audience): Promise<ProfileDetail | null> {
  return (await getCached(profileId, audience))?.detail ?? null;
}
