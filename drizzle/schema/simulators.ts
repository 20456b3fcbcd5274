import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, notBlank } from './columns.ts';

/** The four simulators are rows of a migration, not of the seed. */
export const simulators = pgTable(
  'simulators',
  { id: id(), slug: text('slug').notNull(), name: text('name').notNull() },
  (t) => [uniqueIndex('simulators_slug_key').on(t.slug)],
);

const simulatorId = () =>
  uuid('simulator_id')
    .notNull()
    .references(() => simulators.id);
const externalId = () => text('external_id').notNull();

export const cars = pgTable(
  'cars',
  {
    id: id(),
    simulatorId: simulatorId(),
    externalId: externalId(),
    name: text('name').notNull(),
    shortName: text('short_name'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('cars_external_id_key').on(t.simulatorId, t.externalId),
    notBlank('cars_name_check', t.name),
    notBlank('cars_external_id_check', t.externalId),
  ],
);

export const carClasses = pgTable(
  'car_classes',
  {
    id: id(),
    simulatorId: simulatorId(),
    externalId: externalId(),
    name: text('name').notNull(),
    shortName: text('short_name'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('car_classes_external_id_key').on(t.simulatorId, t.externalId),
    notBlank('car_classes_name_check', t.name),
    notBlank('car_classes_external_id_check', t.externalId),
  ],
);

export const carClassMembers = pgTable(
  'car_class_members',
  {
    carClassId: uuid('car_class_id')
      .notNull()
      .references(() => carClasses.id, { onDelete: 'cascade' }),
    carId: uuid('car_id')
      .notNull()
      .references(() => cars.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.carClassId, t.carId] }), index('car_class_members_car_id_idx').on(t.carId)],
);

export const tracks = pgTable(
  'tracks',
  {
    id: id(),
    simulatorId: simulatorId(),
    externalId: externalId(),
    name: text('name').notNull(),
    location: text('location'),
    timeZone: text('time_zone'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('tracks_external_id_key').on(t.simulatorId, t.externalId),
    notBlank('tracks_name_check', t.name),
    notBlank('tracks_external_id_check', t.externalId),
  ],
);

/** A configuration of a track. iRacing's `track_id` names a layout, not a track. */
export const layouts = pgTable(
  'layouts',
  {
    id: id(),
    simulatorId: simulatorId(),
    trackId: uuid('track_id')
      .notNull()
      .references(() => tracks.id, { onDelete: 'cascade' }),
    externalId: externalId(),
    /** Empty for a track's only configuration. */
    name: text('name').notNull(),
    lengthMeters: doublePrecision('length_meters'),
    corners: integer('corners'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('layouts_external_id_key').on(t.simulatorId, t.externalId),
    index('layouts_track_id_idx').on(t.trackId),
    notBlank('layouts_external_id_check', t.externalId),
    check('layouts_length_meters_check', sql`${t.lengthMeters} > 0`),
  ],
);

export const series = pgTable(
  'series',
  {
    id: id(),
    simulatorId: simulatorId(),
    externalId: externalId(),
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('series_external_id_key').on(t.simulatorId, t.externalId),
    notBlank('series_name_check', t.name),
    notBlank('series_external_id_check', t.externalId),
  ],
);
