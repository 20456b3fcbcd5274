import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id, ms, oneOf } from './columns.ts';
import { entries } from './entries.ts';
import { eventSessions } from './events.ts';
import { imports } from './imports.ts';
import { simProfiles } from './profiles.ts';
import { carClasses, cars, layouts } from './simulators.ts';

export const resultStatuses = ['finished', 'dnf', 'dns', 'dsq'] as const;

/** What a driver (`profileId`) or a team's car (`profileId` null) did in a session. */
export const results = pgTable(
  'results',
  {
    id: id(),
    eventSessionId: uuid('event_session_id')
      .notNull()
      .references(() => eventSessions.id, { onDelete: 'cascade' }),
    entryId: uuid('entry_id').references(() => entries.id, { onDelete: 'set null' }),
    profileId: uuid('profile_id').references(() => simProfiles.id, { onDelete: 'set null' }),
    teamName: text('team_name'),
    /** The simulator's own id of the team; null for solo races. */
    teamExternalId: text('team_external_id'),
    carNumber: text('car_number'),
    carId: uuid('car_id').references(() => cars.id, { onDelete: 'set null' }),
    carClassId: uuid('car_class_id').references(() => carClasses.id, { onDelete: 'set null' }),
    /** Positions count from 1. */
    startPosition: integer('start_position'),
    finishPosition: integer('finish_position'),
    classPosition: integer('class_position'),
    lapsCompleted: integer('laps_completed').notNull().default(0),
    lapsLed: integer('laps_led').notNull().default(0),
    incidents: integer('incidents').notNull().default(0),
    bestLapMs: ms('best_lap_ms'),
    averageLapMs: ms('average_lap_ms'),
    intervalMs: ms('interval_ms'),
    ratingBefore: doublePrecision('rating_before'),
    ratingAfter: doublePrecision('rating_after'),
    safetyBefore: doublePrecision('safety_before'),
    safetyAfter: doublePrecision('safety_after'),
    status: text('status', { enum: resultStatuses }).notNull().default('finished'),
    /** The session's start, copied by a trigger whatever is written here: a driver's results are paged by it. */
    racedAt: at('raced_at').notNull().defaultNow(),
    importId: uuid('import_id').references(() => imports.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('results_profile_id_key')
      .on(t.eventSessionId, t.profileId, sql`coalesce(${t.teamExternalId}, '')`)
      .where(sql`${t.profileId} is not null`),
    index('results_profile_raced_idx')
      .on(t.profileId, t.racedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.profileId} is not null`),
    index('results_session_idx').on(t.eventSessionId, t.finishPosition),
    index('results_entry_id_idx').on(t.entryId),
    index('results_import_id_idx').on(t.importId),
    check(
      'results_positions_check',
      sql`${t.startPosition} >= 1 and ${t.finishPosition} >= 1 and ${t.classPosition} >= 1`,
    ),
    check('results_counts_check', sql`${t.lapsCompleted} >= 0 and ${t.lapsLed} >= 0 and ${t.incidents} >= 0`),
    check('results_laps_check', sql`${t.bestLapMs} > 0 and ${t.averageLapMs} > 0`),
    oneOf('results_status_check', t.status, resultStatuses),
  ],
);

export const lapTimes = pgTable(
  'lap_times',
  {
    id: id(),
    profileId: uuid('profile_id')
      .notNull()
      .references(() => simProfiles.id, { onDelete: 'cascade' }),
    layoutId: uuid('layout_id')
      .notNull()
      .references(() => layouts.id),
    carId: uuid('car_id').references(() => cars.id, { onDelete: 'set null' }),
    lapMs: ms('lap_ms').notNull(),
    lapNumber: integer('lap_number'),
    resultId: uuid('result_id').references(() => results.id, { onDelete: 'cascade' }),
    recordedAt: at('recorded_at').notNull(),
    valid: boolean('valid').notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('lap_times_lap_number_key').on(t.resultId, t.lapNumber),
    index('lap_times_best_idx').on(t.profileId, t.layoutId, t.carId, t.lapMs).where(sql`${t.valid}`),
    index('lap_times_layout_best_idx').on(t.layoutId, t.lapMs).where(sql`${t.valid}`),
    check('lap_times_lap_ms_check', sql`${t.lapMs} > 0`),
    check('lap_times_lap_number_check', sql`${t.lapNumber} >= 0`),
  ],
);
