import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { EventAudience } from '../../policy/index.ts';
import { eventSeen } from './readable.ts';

/** A class that may start; `capacity` null: as many as the track takes. */
export type EventClass = { classId: string; name: string; capacity: number | null; cars: string[] };
type Loaded = { classes: EventClass[]; carClassIds: string[] };

const mostCars = 60;

async function load(eventId: string, audience: EventAudience): Promise<Loaded> {
  const rows = (await db().execute(sql`
    select k.id as "classId", k.name, k.capacity, k.car_class_id as "carClassId", array(
      select c.name from car_class_members m join cars c on c.id = m.car_id
      where m.car_class_id = k.car_class_id order by c.name, c.id limit ${mostCars}) as cars
    from event_classes k join events e on e.id = k.event_id
    where k.event_id = ${eventId} and ${eventSeen(audience)}
    order by k.position, k.id
  `)) as unknown as (EventClass & { carClassId: string | null })[];
  return {
    classes: rows.map(({ carClassId: _, ...row }) => row),
    carClassIds: rows.flatMap(({ carClassId }) => carClassId ?? []),
  };
}

const listCached = fragment(load, {
  name: 'event-classes',
  ttl: minutes(15),
  tags: ({ carClassIds }, eventId) => [
    tag.event(eventId),
    tag.cars(),
    ...carClassIds.map(tag.carClass),
    ...tablesOf('events', 'event_classes', 'car_class_members', 'cars'),
  ],
});

/** The classes of an event with the cars that may be driven in each. One SQL query. */
export async function listClasses(eventId: string, audience: EventAudience): Promise<EventClass[]> {
  return (await listCached(eventId, audience)).classes;
}
