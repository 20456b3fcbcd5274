import type { carClasses, carClassMembers, cars, layouts, series, tracks } from '../schema/index.ts';
import { type SimulatorData, simulatorData, tracks as trackData } from './catalogue-data.ts';
import type { CarClass, Catalogue, Layout, SimulatorSlug, Source } from './world.ts';

export type CatalogueRows = {
  cars: (typeof cars.$inferInsert)[];
  carClasses: (typeof carClasses.$inferInsert)[];
  carClassMembers: (typeof carClassMembers.$inferInsert)[];
  tracks: (typeof tracks.$inferInsert)[];
  layouts: (typeof layouts.$inferInsert)[];
  series: (typeof series.$inferInsert)[];
};

export function makeCatalogue(source: Source): { catalogue: Catalogue; rows: CatalogueRows } {
  const rows: CatalogueRows = { cars: [], carClasses: [], carClassMembers: [], tracks: [], layouts: [], series: [] };
  const of = (slug: SimulatorSlug) => ({
    classes: makeClasses(source, slug, simulatorData[slug], rows),
    layouts: makeLayouts(source, slug, simulatorData[slug], rows),
    series: makeSeries(source, slug, simulatorData[slug], rows),
  });
  return { catalogue: { iracing: of('iracing'), acc: of('acc'), lmu: of('lmu'), rfactor2: of('rfactor2') }, rows };
}

const begin = (source: Source) => source.calendar.day(-600);

function makeClasses(source: Source, slug: SimulatorSlug, data: SimulatorData, rows: CatalogueRows): CarClass[] {
  const simulatorId = source.simulatorIds[slug];
  const createdAt = begin(source);
  return data.classes.map(({ id: externalId, name, pace, cars }) => {
    const id = source.random.uuid(createdAt);
    rows.carClasses.push({ id, simulatorId, externalId, name, shortName: name, createdAt });
    const made = cars.map(([carExternalId, carName]) => {
      const car = { id: source.random.uuid(createdAt), name: carName };
      rows.cars.push({ ...car, simulatorId, externalId: carExternalId, createdAt });
      rows.carClassMembers.push({ carClassId: id, carId: car.id });
      return car;
    });
    return { id, name, pace, cars: made };
  });
}

function makeLayouts(source: Source, slug: SimulatorSlug, data: SimulatorData, rows: CatalogueRows): Layout[] {
  const simulatorId = source.simulatorIds[slug];
  const createdAt = begin(source);
  return trackData
    .filter(({ id }) => data.tracks.includes(id))
    .flatMap((track) => {
      const trackId = source.random.uuid(createdAt);
      const { name, location, timeZone } = track;
      // As the importer makes it, which knows tracks by their names only.
      const externalId = `name:${name.toLowerCase()}`;
      rows.tracks.push({ id: trackId, simulatorId, externalId, name, location, timeZone, createdAt });
      return track.layouts.map(({ id: layoutExternalId, name: layoutName, lengthMeters, corners, lapMs }) => {
        const id = source.random.uuid(createdAt);
        const row = { id, simulatorId, trackId, externalId: layoutExternalId, name: layoutName, lengthMeters, corners };
        rows.layouts.push({ ...row, createdAt });
        return { id, track: track.id, name: layoutName, lapMs };
      });
    });
}

function makeSeries(source: Source, slug: SimulatorSlug, data: SimulatorData, rows: CatalogueRows) {
  const createdAt = begin(source);
  return new Map(
    data.series.map(([externalId, name]) => {
      const id = source.random.uuid(createdAt);
      rows.series.push({ id, simulatorId: source.simulatorIds[slug], externalId, name, createdAt });
      return [name, id] as const;
    }),
  );
}
