import { sql } from 'drizzle-orm';
import { db } from '../../lib/db/client.ts';
import { Failure } from '../failure.ts';

/** Whom and what the reads are about: those with the most of it, for whom a read costs the most. */
export type Subjects = {
  /** The driver with the most results. */
  profile: { id: string; simulator: string; identifier: string };
  /** The listed club with the most members, and its slug. */
  club: { id: string; slug: string };
  /** A past race with many starters, and a race ahead of the largest club's. */
  event: { id: string; slug: string };
  /** The race that is planned with sheet, entries and stints. */
  planned: { id: string };
  team: { id: string; clubId: string; slug: string };
  /** The demo's manager: many notices, a large club, seats. */
  userId: string;
  otherId: string;
};

export async function findSubjects(): Promise<Subjects> {
  const [row] = (await db().execute(sql`
    select
      (select jsonb_build_object('id', p.id, 'simulator', s.slug, 'identifier', p.sim_api_id)
        from (select profile_id from results where profile_id is not null group by 1 order by count(*) desc limit 20) busy
        join sim_profiles p on p.id = busy.profile_id and p.listed and p.show_results and p.show_ratings and p.show_laps
        join simulators s on s.id = p.simulator_id limit 1) as profile,
      (select jsonb_build_object('id', c.id, 'slug', c.slug) from club_sizes z join clubs c on c.id = z.club_id
        where z.listed and c.roster_visibility = 'public' order by z.members desc, c.id limit 1) as club,
      (select jsonb_build_object('id', e.id, 'slug', e.slug)
        from (select event_session_id from results where profile_id is null group by 1 order by count(*) desc limit 20) full_grid
        join event_sessions z on z.id = full_grid.event_session_id join events e on e.id = z.event_id and e.listed limit 1) as event,
      (select jsonb_build_object('id', event_id) from entries limit 1) as planned,
      (select jsonb_build_object('id', t.id, 'clubId', t.club_id, 'slug', t.slug) from teams t
        where t.club_id is not null and t.visibility = 'public' and t.hidden_at is null order by t.id limit 1) as team,
      (select id from users where handle = 'manager') as "userId",
      (select id from users where handle = 'member') as "otherId"
  `)) as unknown as { [K in keyof Subjects]: Subjects[K] | null }[];
  const missing = Object.entries(row ?? {}).filter(([, value]) => value === null);
  if (!row || missing.length > 0) {
    throw new Failure(
      `This database has no ${missing.map(([name]) => name).join(', ') || 'rows'}.`,
      'Fill an empty one with `npm run seed -- --size large`.',
    );
  }
  return row as Subjects;
}
