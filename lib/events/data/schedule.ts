import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { EventAudience } from '../../policy/index.ts';
import { eventSeen, isoOf, msOf } from './readable.ts';

/** One of the times at which the race is run. Times are ISO 8601, UTC. */
export type Slot = { slotId: string; name: string; startsAt: string; endsAt: string };
export type SessionKind = 'practice' | 'qualifying' | 'warmup' | 'race';
export type Session = {
  sessionId: string;
  kind: SessionKind;
  name: string;
  /** Counts from 1: its number in addresses. */
  number: number;
  startsAt: string;
  durationMs: number | null;
  lapLimit: number | null;
  hasResults: boolean;
};

const mostSlots = 100;
const mostSessions = 99;

async function loadSlots(eventId: string, audience: EventAudience): Promise<Slot[]> {
  const rows = (await db().execute(sql`
    select z.id as "slotId", z.name, ${msOf(sql`z.starts_at`)} as "startsMs", ${msOf(sql`z.ends_at`)} as "endsMs"
    from time_slots z join events e on e.id = z.event_id
    where z.event_id = ${eventId} and ${eventSeen(audience)}
    order by z.starts_at limit ${mostSlots}
  `)) as unknown as { slotId: string; name: string; startsMs: number; endsMs: number }[];
  return rows.map(({ startsMs, endsMs, ...slot }) => ({ ...slot, startsAt: isoOf(startsMs), endsAt: isoOf(endsMs) }));
}

/** The starts an event offers, the earliest first. One SQL query. */
export const listSlots = fragment(loadSlots, {
  name: 'event-slots',
  ttl: minutes(15),
  tags: (_slots, eventId) => [tag.event(eventId), ...tablesOf('events', 'time_slots')],
});

async function loadSessions(eventId: string, audience: EventAudience): Promise<Session[]> {
  const rows = (await db().execute(sql`
    select s.id as "sessionId", s.kind, s.name, s.position + 1 as number, ${msOf(sql`s.starts_at`)} as "startsMs",
      s.duration_ms as "durationMs", s.lap_limit as "lapLimit",
      exists (select from results r where r.event_session_id = s.id) as "hasResults"
    from event_sessions s join events e on e.id = s.event_id
    where s.event_id = ${eventId} and s.position < ${mostSessions} and ${eventSeen(audience)}
    order by s.position
  `)) as unknown as (Omit<Session, 'startsAt'> & { startsMs: number })[];
  return rows.map(({ startsMs, ...session }) => ({ ...session, startsAt: isoOf(startsMs) }));
}

/** The sessions of an event in their order. One SQL query. */
export const listSessions = fragment(loadSessions, {
  name: 'event-sessions',
  ttl: minutes(15),
  tags: (sessions, eventId) => [
    tag.event(eventId),
    ...sessions.map(({ sessionId }) => tag.sessionResults(sessionId)),
    ...tablesOf('events', 'event_sessions', 'results'),
  ],
});
