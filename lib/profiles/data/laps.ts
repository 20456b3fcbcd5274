import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { Audience } from '../../policy/index.ts';
import { seen, shown } from './readable.ts';

/** A driver's fastest valid lap on a layout in a car. */
export type BestLap = {
  layoutId: string;
  carId: string | null;
  track: string;
  car: string | null;
  lapMs: number;
  recordedAt: string;
};
type Row = Omit<BestLap, 'recordedAt'> & { recordedMs: number };

export const mostLaps = 50;

async function load(profileId: string, audience: Audience): Promise<BestLap[]> {
  const rows = (await db().execute(sql`
    select best.layout_id as "layoutId", best.car_id as "carId", concat_ws(' – ', t.name, nullif(l.name, '')) as "track",
      c.name as "car", best.lap_ms as "lapMs",
      (extract(epoch from best.recorded_at) * 1000)::double precision as "recordedMs"
    from (
      select distinct on (lap.layout_id, lap.car_id) lap.layout_id, lap.car_id, lap.lap_ms, lap.recorded_at
      from lap_times lap join sim_profiles p on p.id = lap.profile_id
      where lap.profile_id = ${profileId} and lap.valid and ${seen(audience)} and ${shown(audience, 'laps')}
      order by lap.layout_id, lap.car_id, lap.lap_ms, lap.recorded_at
    ) best
    join layouts l on l.id = best.layout_id
    join tracks t on t.id = l.track_id
    left join cars c on c.id = best.car_id
    order by best.recorded_at desc, best.lap_ms
    limit ${mostLaps}
  `)) as unknown as Row[];
  return rows.map(({ recordedMs, ...lap }) => ({ ...lap, recordedAt: new Date(recordedMs).toISOString() }));
}

/** The bests set last, at most 50; empty where laps are not shared. One SQL query. */
export const listBestLaps = fragment(load, {
  name: 'profile-laps',
  ttl: minutes(15),
  tags: (_laps, profileId) => [
    tag.profile(profileId),
    tag.profileLaps(profileId),
    tag.tracks(),
    tag.cars(),
    ...tablesOf('sim_profiles', 'lap_times', 'layouts', 'tracks', 'cars'),
  ],
});
