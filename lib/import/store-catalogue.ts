import { and, eq, inArray } from 'drizzle-orm';
import { carClasses, carClassMembers, cars, layouts, series, simulators, tracks } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import type { Named, RaceFile } from './race-file.ts';

export type StoredCatalogue = {
  simulatorId: string;
  seriesId: string | null;
  layoutId: string;
  /** Ids by the source's ids. */
  cars: ReadonlyMap<string, string>;
  classes: ReadonlyMap<string, string>;
};

/** Makes what the file names and the site does not know yet; what is known keeps its name. */
export async function storeCatalogue(tx: Tx, file: RaceFile): Promise<StoredCatalogue> {
  const [simulator] = await tx
    .select({ id: simulators.id })
    .from(simulators)
    .where(eq(simulators.slug, file.simulator));
  if (!simulator) throw new Error(`the database has no simulator "${file.simulator}"`);
  const simulatorId = simulator.id;
  const carIds = await named(tx, cars, simulatorId, file.cars);
  const classIds = await named(tx, carClasses, simulatorId, file.classes);
  const seriesIds = await named(tx, series, simulatorId, file.series ? [file.series] : []);
  const members = file.classes.flatMap((carClass) =>
    carClass.cars.map((car) => ({
      carClassId: classIds.get(carClass.externalId) ?? '',
      carId: carIds.get(car) ?? '',
    })),
  );
  if (members.length > 0) await tx.insert(carClassMembers).values(members).onConflictDoNothing();
  return {
    simulatorId,
    seriesId: file.series ? (seriesIds.get(file.series.externalId) ?? null) : null,
    layoutId: await storeLayout(tx, simulatorId, file.track),
    cars: carIds,
    classes: classIds,
  };
}

async function named(
  tx: Tx,
  table: typeof cars | typeof carClasses | typeof series,
  simulatorId: string,
  wanted: readonly Named[],
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const rows = wanted.map(({ externalId, name }) => ({ simulatorId, externalId, name }));
  await tx.insert(table).values(rows).onConflictDoNothing();
  const externalIds = wanted.map(({ externalId }) => externalId);
  const found = await tx
    .select({ id: table.id, externalId: table.externalId })
    .from(table)
    .where(and(eq(table.simulatorId, simulatorId), inArray(table.externalId, externalIds)));
  return new Map(found.map(({ id, externalId }) => [externalId, id]));
}

/** iRacing numbers layouts, not tracks: layouts of one name belong together. */
async function storeLayout(tx: Tx, simulatorId: string, track: RaceFile['track']): Promise<string> {
  const isThis = and(eq(layouts.simulatorId, simulatorId), eq(layouts.externalId, track.externalId));
  const [known] = await tx.select({ id: layouts.id }).from(layouts).where(isThis);
  if (known) return known.id;
  const trackKey = `name:${track.name.toLowerCase()}`;
  await tx.insert(tracks).values({ simulatorId, externalId: trackKey, name: track.name }).onConflictDoNothing();
  const [parent] = await tx
    .select({ id: tracks.id })
    .from(tracks)
    .where(and(eq(tracks.simulatorId, simulatorId), eq(tracks.externalId, trackKey)));
  if (!parent) throw new Error('the track that was just stored is not there');
  const layout = { simulatorId, trackId: parent.id, externalId: track.externalId, name: track.layout };
  await tx.insert(layouts).values(layout).onConflictDoNothing();
  const [made] = await tx.select({ id: layouts.id }).from(layouts).where(isThis);
  if (!made) throw new Error('the layout that was just stored is not there');
  return made.id;
}
