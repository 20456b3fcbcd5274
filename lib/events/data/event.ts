import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { EventAudience, EventVisibility } from '../../policy/index.ts';
import { untilNextChange } from '../lives.ts';
import { readWeather, type Weather } from '../weather.ts';
import { eventSeen, isoOf, msOf, organiserNamed } from './readable.ts';

/** The head of an event as one class of readers sees it. Times are ISO 8601, UTC. */
export type EventDetail = {
  eventId: string;
  slug: string;
  name: string;
  description: string | null;
  simulator: string;
  simulatorName: string;
  series: string | null;
  track: string | null;
  layout: string | null;
  location: string | null;
  lengthMeters: number | null;
  /** Who organises it; 'withheld' if the reader may not know. */
  club: { slug: string; name: string } | 'withheld' | null;
  visibility: EventVisibility;
  draft: boolean;
  hidden: boolean;
  cancelled: boolean;
  startsAt: string;
  endsAt: string;
  weather: Weather | null;
};
type Row = Omit<EventDetail, 'club' | 'startsAt' | 'endsAt' | 'weather'> & {
  clubId: string | null;
  clubSlug: string | null;
  clubName: string | null;
  startsMs: number;
  endsMs: number;
  weather: unknown;
};
type Loaded = { detail: EventDetail; clubId: string | null };

async function load(eventId: string, audience: EventAudience): Promise<Loaded | null> {
  const [row] = (await db().execute(sql`
    select e.id as "eventId", e.slug, e.name, s.slug as simulator, s.name as "simulatorName", series.name as series,
      t.name as track, nullif(l.name, '') as layout, t.location, l.length_meters as "lengthMeters",
      e.club_id as "clubId", c.slug as "clubSlug", c.name as "clubName", e.visibility, e.status = 'draft' as draft,
      e.hidden_at is not null as hidden, e.status = 'cancelled' as cancelled, e.weather,
      ${msOf(sql`e.starts_at`)} as "startsMs", ${msOf(sql`e.ends_at`)} as "endsMs",
      -- It often names the organiser.
      case when e.club_id is null or c.id is not null then e.description end as description
    from events e
    join simulators s on s.id = e.simulator_id
    left join series on series.id = e.series_id
    left join layouts l on l.id = e.layout_id
    left join tracks t on t.id = l.track_id
    left join clubs c on c.id = e.club_id and ${organiserNamed(audience)}
    where e.id = ${eventId} and ${eventSeen(audience)}
  `)) as unknown as Row[];
  if (!row) return null;
  const { clubId, clubSlug, clubName, startsMs, endsMs, weather, ...rest } = row;
  const named = clubSlug !== null && clubName !== null;
  const club = clubId === null ? null : named ? { slug: clubSlug, name: clubName } : 'withheld';
  const times = { startsAt: isoOf(startsMs), endsAt: isoOf(endsMs) };
  return { detail: { ...rest, club, ...times, weather: readWeather(weather) }, clubId };
}

const getCached = query(load, {
  name: 'event',
  ttl: minutes(15),
  boundary: (loaded) => (loaded ? untilNextChange([loaded.detail]) : null),
  tags: (loaded, eventId) => [
    tag.event(eventId),
    ...(loaded?.clubId ? [tag.club(loaded.clubId)] : []),
    ...[tag.series(), tag.tracks(), tag.simulators()],
    ...tablesOf('events', 'simulators', 'series', 'layouts', 'tracks', 'clubs'),
  ],
});

/** An event by id; null if this audience may not see it. One SQL query. */
export async function getEvent(eventId: string, audience: EventAudience): Promise<EventDetail | null> {
  return (await getCached(eventId, audience))?.detail ?? null;
}
