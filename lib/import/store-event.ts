import { eventClasses, eventSessions, events, lapTimes, ratings, results } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import type { RaceFile, RaceResult, RaceSession } from './race-file.ts';
import type { StoredCatalogue } from './store-catalogue.ts';

export type ImportContext = {
  importId: string;
  catalogue: StoredCatalogue;
  /** Profile ids by the source's driver ids. */
  profiles: ReadonlyMap<string, string>;
};

/** The event with its sessions, classes, results, best laps and ratings. Returns its slug and how many results. */
export async function storeEvent(
  tx: Tx,
  file: RaceFile,
  context: ImportContext,
): Promise<{ slug: string; results: number }> {
  const { catalogue, importId } = context;
  const slug = slugOf(file);
  const [event] = await tx
    .insert(events)
    .values({
      slug,
      name: file.name,
      simulatorId: catalogue.simulatorId,
      seriesId: catalogue.seriesId,
      layoutId: catalogue.layoutId,
      status: 'published',
      startsAt: file.startsAt,
      endsAt: file.endsAt,
      externalId: file.externalId,
      importId,
    })
    .returning({ id: events.id });
  if (!event) throw new Error('the event was not stored');
  await storeClasses(tx, event.id, file, catalogue);
  let count = 0;
  for (const [position, session] of file.sessions.entries()) {
    const [stored] = await tx
      .insert(eventSessions)
      .values({
        eventId: event.id,
        kind: session.kind,
        name: session.name,
        position,
        startsAt: file.startsAt,
        externalId: session.externalId,
      })
      .returning({ id: eventSessions.id });
    if (!stored) throw new Error('a session was not stored');
    count += await storeResults(tx, stored.id, session, file, context);
  }
  await storeRatings(tx, file, context);
  return { slug, results: count };
}

async function storeClasses(tx: Tx, eventId: string, file: RaceFile, { classes }: StoredCatalogue): Promise<void> {
  // Two classes of a file may bear one name.
  const seen = new Set<string>();
  const rows = file.classes.map(({ externalId, name }, position) => {
    let unique = name;
    for (let n = 2; seen.has(unique.toLowerCase()); n += 1) unique = `${name} (${n})`;
    seen.add(unique.toLowerCase());
    return { eventId, carClassId: classes.get(externalId) ?? null, name: unique, position };
  });
  if (rows.length > 0) await tx.insert(eventClasses).values(rows);
}

async function storeResults(
  tx: Tx,
  eventSessionId: string,
  session: RaceSession,
  file: RaceFile,
  { catalogue, profiles, importId }: ImportContext,
): Promise<number> {
  const rows = session.results.flatMap((result) => {
    const profileId = result.driver ? profiles.get(result.driver.simApiId) : null;
    // An erased driver without a nameless profile leaves no line: a line without a profile is a team's.
    return profileId === undefined ? [] : [{ result, profileId }];
  });
  if (rows.length === 0) return 0;
  const stored = await tx
    .insert(results)
    .values(rows.map(({ result, profileId }) => resultRow(result, profileId, eventSessionId, importId, catalogue)))
    .returning({ id: results.id });
  const laps = rows.flatMap(({ result, profileId }, i) => {
    const resultId = stored[i]?.id;
    if (result.bestLapMs === null || !profileId || !resultId) return [];
    return [
      {
        profileId,
        layoutId: catalogue.layoutId,
        carId: catalogue.cars.get(result.car) ?? null,
        lapMs: result.bestLapMs,
        lapNumber: result.bestLapNumber,
        resultId,
        recordedAt: file.endsAt,
      },
    ];
  });
  if (laps.length > 0) await tx.insert(lapTimes).values(laps);
  return rows.length;
}

function resultRow(
  { driver: _, team, car, carClass, bestLapNumber: __, ...figures }: RaceResult,
  profileId: string | null,
  eventSessionId: string,
  importId: string,
  catalogue: StoredCatalogue,
): typeof results.$inferInsert {
  return {
    ...figures,
    eventSessionId,
    profileId,
    importId,
    teamName: team?.name ?? null,
    teamExternalId: team?.externalId ?? null,
    carId: catalogue.cars.get(car) ?? null,
    carClassId: catalogue.classes.get(carClass) ?? null,
  };
}

/** What the race left its drivers with, at the time the source gives. */
async function storeRatings(tx: Tx, file: RaceFile, { profiles, importId }: ImportContext): Promise<void> {
  const { discipline, endsAt: recordedAt } = file;
  if (discipline === null) return;
  const rows = new Map<string, typeof ratings.$inferInsert>();
  for (const { driver, ratingAfter, safetyAfter } of file.sessions.flatMap(({ kind, results: all }) =>
    kind === 'race' ? all : [],
  )) {
    const profileId = driver && profiles.get(driver.simApiId);
    if (!profileId) continue;
    for (const [system, value] of [
      ['irating', ratingAfter],
      ['safety', safetyAfter],
    ] as const) {
      if (value !== null)
        rows.set(`${profileId} ${system}`, { profileId, system, discipline, value, recordedAt, importId });
    }
  }
  if (rows.size > 0)
    await tx
      .insert(ratings)
      .values([...rows.values()])
      .onConflictDoNothing();
}

function slugOf({ name, externalId }: RaceFile): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return `${words || 'race'}-${externalId}`;
}
