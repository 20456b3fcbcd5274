import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { Audience } from '../../policy/index.ts';
import { downsample, type Point } from '../downsample.ts';
import { mainRatingSystem } from '../simulators.ts';
import { seen, shown } from './readable.ts';

/** One rating over time. `current` was given at `recordedAt`; points are thinned, in order, at most `mostPoints`. */
export type RatingSeries = {
  system: string;
  discipline: string;
  current: number;
  recordedAt: string;
  /** Against the value that held 30 days ago; null if there was none yet. */
  delta30Days: number | null;
  points: readonly Point[];
};

export const mostPoints = 100;
/** More than twenty years of daily races. */
const mostRows = 10_000;
const thirtyDaysMs = 30 * 86_400_000;

type Row = Point & { system: string; discipline: string; simulator: string };

async function load(profileId: string, audience: Audience): Promise<RatingSeries[]> {
  const rows = (await db().execute(sql`
    select r.system, r.discipline, r.value, s.slug as simulator,
      (extract(epoch from r.recorded_at) * 1000)::double precision as "atMs"
    from sim_profiles p
    join simulators s on s.id = p.simulator_id
    join ratings r on r.profile_id = p.id
    where p.id = ${profileId} and ${seen(audience)} and ${shown(audience, 'ratings')}
    order by r.recorded_at desc, r.id desc
    limit ${mostRows}
  `)) as unknown as Row[];
  return seriesOf(rows.reverse(), Date.now());
}

/** Rows in order of time, of any number of ratings. The main system first, then what was driven last. */
export function seriesOf(rows: readonly Row[], nowMs: number): RatingSeries[] {
  const groups = Map.groupBy(rows, ({ system, discipline }) => `${system} ${discipline}`);
  return [...groups.values()]
    .flatMap((group) => {
      const last = group.at(-1);
      if (!last) return [];
      const past = group.findLast(({ atMs }) => atMs <= nowMs - thirtyDaysMs);
      const points = group.map(({ atMs, value }) => ({ atMs, value }));
      return {
        last,
        series: {
          system: last.system,
          discipline: last.discipline,
          current: last.value,
          recordedAt: new Date(last.atMs).toISOString(),
          // Ratings have two digits at most; the difference of two doubles may show more.
          delta30Days: past ? Math.round((last.value - past.value) * 100) / 100 : null,
          points: downsample(points, mostPoints),
        },
      };
    })
    .sort((a, b) => Number(isMain(b.last)) - Number(isMain(a.last)) || b.last.atMs - a.last.atMs)
    .map(({ series }) => series);
}

function isMain(row: Row): boolean {
  return row.system === mainRatingSystem(row.simulator);
}

/** A profile's ratings, empty where they are not shared. The delta is as of the read: at most 15 min old. One SQL query. */
export const getRatings = fragment(load, {
  name: 'profile-ratings',
  ttl: minutes(15),
  dependsOnClock: true,
  tags: (_series, profileId) => [
    tag.profile(profileId),
    tag.profileRatings(profileId),
    ...tablesOf('sim_profiles', 'simulators', 'ratings'),
  ],
});
