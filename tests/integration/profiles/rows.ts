import { eq, sql } from 'drizzle-orm';
import {
  cars,
  clubMembers,
  clubs,
  eventSessions,
  events,
  lapTimes,
  layouts,
  ratings,
  results,
  simProfiles,
  simulators,
  tracks,
  users,
} from '../../../drizzle/schema/index.ts';
import { db } from '../../../lib/db/client.ts';

let last = 0;
const next = () => {
  last += 1;
  return String(last);
};

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row) throw new Error('a row was expected');
  return row;
}

export async function simulatorId(slug = 'iracing'): Promise<string> {
  return only(await db().select({ id: simulators.id }).from(simulators).where(eq(simulators.slug, slug))).id;
}

export async function makeUser(fields: Partial<typeof users.$inferInsert> = {}): Promise<string> {
  const n = next();
  const row = { handle: `user${n}`, name: `User ${n}`, email: `user${n}@example.com`, passwordHash: 'none', ...fields };
  return only(await db().insert(users).values(row).returning({ id: users.id })).id;
}

type ProfileRow = { id: string; identifier: string };

export async function makeProfile(fields: Partial<typeof simProfiles.$inferInsert> = {}): Promise<ProfileRow> {
  const n = next();
  const row = { simulatorId: await simulatorId(), simApiId: n, displayName: `Driver ${n}`, ...fields };
  return only(
    await db().insert(simProfiles).values(row).returning({ id: simProfiles.id, identifier: simProfiles.simApiId }),
  );
}

/** One club with these members, the first its admin. */
export async function makeClub(...userIds: readonly string[]): Promise<string> {
  const n = next();
  return db().transaction(async (tx) => {
    const club = only(
      await tx
        .insert(clubs)
        .values({ name: `Club ${n}`, slug: `club-${n}` })
        .returning({ id: clubs.id }),
    );
    await tx
      .insert(clubMembers)
      .values(
        userIds.map((userId, index) => ({ clubId: club.id, userId, role: index === 0 ? 'admin' : 'member' }) as const),
      );
    return club.id;
  });
}

export async function makeLayout(): Promise<{ layoutId: string; carId: string }> {
  const n = next();
  const simulator = await simulatorId();
  const track = only(
    await db()
      .insert(tracks)
      .values({ simulatorId: simulator, externalId: n, name: `Track ${n}` })
      .returning({ id: tracks.id }),
  );
  const layout = only(
    await db()
      .insert(layouts)
      .values({ simulatorId: simulator, trackId: track.id, externalId: n, name: 'Full' })
      .returning({ id: layouts.id }),
  );
  const car = only(
    await db()
      .insert(cars)
      .values({ simulatorId: simulator, externalId: n, name: `Car ${n}` })
      .returning({ id: cars.id }),
  );
  return { layoutId: layout.id, carId: car.id };
}

type EventRow = { eventId: string; sessionId: string };

export async function makeRace(
  startsAt: Date,
  fields: Partial<typeof events.$inferInsert> = {},
  kind: 'race' | 'qualifying' = 'race',
): Promise<EventRow> {
  const n = next();
  const event = only(
    await db()
      .insert(events)
      .values({
        slug: `event-${n}`,
        name: `Event ${n}`,
        simulatorId: await simulatorId(),
        status: 'published',
        startsAt,
        endsAt: new Date(startsAt.getTime() + 3_600_000),
        ...fields,
      })
      .returning({ id: events.id }),
  );
  const session = only(
    await db()
      .insert(eventSessions)
      .values({ eventId: event.id, kind, name: kind, position: 0, startsAt })
      .returning({ id: eventSessions.id }),
  );
  return { eventId: event.id, sessionId: session.id };
}

export async function makeResult(
  profileId: string,
  eventSessionId: string,
  fields: Partial<typeof results.$inferInsert> = {},
): Promise<void> {
  await db()
    .insert(results)
    .values({ profileId, eventSessionId, startPosition: 1, finishPosition: 1, ...fields });
}

export async function makeRating(
  profileId: string,
  value: number,
  recordedAt: Date,
  discipline: 'oval' | 'road' = 'road',
) {
  await db().insert(ratings).values({ profileId, system: 'irating', discipline, value, recordedAt });
}

export async function makeLap(
  profileId: string,
  place: { layoutId: string; carId: string },
  lapMs: number,
  valid = true,
) {
  await db()
    .insert(lapTimes)
    .values({ profileId, ...place, lapMs, valid, recordedAt: new Date('2026-05-01T12:00:00Z') });
}

/** All profiles leave the lists, so that a test sees its own. */
export async function hideAll(): Promise<void> {
  await db().execute(sql`update sim_profiles set hidden_at = now() where hidden_at is null`);
}
