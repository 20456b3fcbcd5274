import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id, notBlank, oneOf } from './columns.ts';
import { imports } from './imports.ts';
import { simProfiles } from './profiles.ts';
import { simulators } from './simulators.ts';

export const disciplines = ['road', 'oval', 'formula', 'sports_car', 'dirt_road', 'dirt_oval', 'overall'] as const;

export const ratings = pgTable(
  'ratings',
  {
    id: id(),
    profileId: uuid('profile_id')
      .notNull()
      .references(() => simProfiles.id, { onDelete: 'cascade' }),
    /** `irating`, `safety`, … */
    system: text('system').notNull(),
    discipline: text('discipline', { enum: disciplines }).notNull(),
    value: doublePrecision('value').notNull(),
    /** Given by the source, never the time of the import. */
    recordedAt: at('recorded_at').notNull(),
    importId: uuid('import_id').references(() => imports.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('ratings_recorded_at_key').on(t.profileId, t.system, t.discipline, t.recordedAt),
    index('ratings_import_id_idx').on(t.importId),
    notBlank('ratings_system_check', t.system),
    oneOf('ratings_discipline_check', t.discipline, disciplines),
  ],
);

/** The latest rating of each profile, system and discipline. Written by triggers only. */
export const ratingCurrents = pgTable(
  'rating_currents',
  {
    profileId: uuid('profile_id')
      .notNull()
      .references(() => simProfiles.id, { onDelete: 'cascade' }),
    system: text('system').notNull(),
    discipline: text('discipline', { enum: disciplines }).notNull(),
    value: doublePrecision('value').notNull(),
    recordedAt: at('recorded_at').notNull(),
    /** Copied from the profile, so that one index serves a filtered list. */
    simulatorId: uuid('simulator_id')
      .notNull()
      .references(() => simulators.id),
    /** The profile is listed and shows its ratings. */
    listed: boolean('listed').notNull(),
    /** The highest of the profile's disciplines in this system: one row per profile and system. */
    isTop: boolean('is_top').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.profileId, t.system, t.discipline] }),
    index('rating_currents_top_idx')
      .on(t.system, t.value.desc().nullsFirst(), t.profileId)
      .where(sql`${t.listed} and ${t.isTop}`),
    index('rating_currents_simulator_top_idx')
      .on(t.simulatorId, t.system, t.value.desc().nullsFirst(), t.profileId)
      .where(sql`${t.listed} and ${t.isTop}`),
    index('rating_currents_discipline_idx')
      .on(t.system, t.discipline, t.value.desc().nullsFirst(), t.profileId)
      .where(sql`${t.listed}`),
  ],
);
