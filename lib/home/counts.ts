import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { minutes, query } from '../cache/index.ts';
import { db } from '../db/client.ts';
import { publicEvent } from './public-event.ts';

/** What everybody may see of this server, counted. */
export type SiteCounts = { profiles: number; clubs: number; races: number; results: number };

async function load(): Promise<SiteCounts> {
  const [row] = (await db().execute(sql`
    select
      (select count(*)::int from sim_profiles p where p.listed) as profiles,
      (select count(*)::int from clubs c where c.listed) as clubs,
      (select count(*)::int from event_sessions s join events e on e.id = s.event_id
        where s.kind = 'race' and ${publicEvent} and exists (select from results r where r.event_session_id = s.id)) as races,
      (select count(*)::int from results r join event_sessions s on s.id = r.event_session_id join events e on e.id = s.event_id
        where ${publicEvent}) as results
  `)) as unknown as SiteCounts[];
  if (!row) throw new Error('a select without from gave no row');
  return { profiles: row.profiles, clubs: row.clubs, races: row.races, results: row.results };
}

export const getSiteCounts = query(load, {
  name: 'site-counts',
  ttl: minutes(15),
  earlyRefresh: true,
  tags: () => [
    ...[tag.profiles(), tag.clubs(), tag.events(), tag.eventSessions(), tag.results()],
    ...tablesOf('sim_profiles', 'clubs', 'events', 'event_sessions', 'results'),
  ],
});
