import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { clubs } from './clubs.ts';
import { at, createdAt, id, lower, ms, notBlank, oneOf, updatedAt } from './columns.ts';
import { eventClasses, events } from './events.ts';
import { simProfiles } from './profiles.ts';
import { results } from './results.ts';
import { series } from './simulators.ts';
import { teams } from './teams.ts';
import { users } from './users.ts';

export const tieBreaks = ['wins', 'best-finishes', 'last-result'] as const;
export const penaltyKinds = ['time', 'points', 'position', 'disqualification'] as const;

export const seasons = pgTable(
  'seasons',
  {
    id: id(),
    clubId: uuid('club_id').references(() => clubs.id, { onDelete: 'cascade' }),
    seriesId: uuid('series_id').references(() => series.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    /** Points by finishing position, the winner's first. */
    pointsTable: jsonb('points_table').$type<readonly number[]>().notNull().default([]),
    bonuses: jsonb('bonuses').$type<Record<string, number>>().notNull().default({}),
    /** How many of the worst rounds don't count. */
    dropRounds: integer('drop_rounds').notNull().default(0),
    perClass: boolean('per_class').notNull().default(false),
    tieBreak: text('tie_break', { enum: tieBreaks }).notNull().default('wins'),
    startsAt: at('starts_at'),
    endsAt: at('ends_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('seasons_slug_key').on(lower(t.slug)),
    index('seasons_club_id_idx').on(t.clubId),
    notBlank('seasons_name_check', t.name),
    check('seasons_drop_rounds_check', sql`${t.dropRounds} >= 0`),
    check('seasons_times_check', sql`${t.startsAt} <= ${t.endsAt}`),
    oneOf('seasons_tie_break_check', t.tieBreak, tieBreaks),
  ],
);

export const seasonEvents = pgTable(
  'season_events',
  {
    id: id(),
    seasonId: uuid('season_id')
      .notNull()
      .references(() => seasons.id, { onDelete: 'cascade' }),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** From 1. */
    round: integer('round').notNull(),
    pointsFactor: doublePrecision('points_factor').notNull().default(1),
  },
  (t) => [
    uniqueIndex('season_events_round_key').on(t.seasonId, t.round),
    uniqueIndex('season_events_event_id_key').on(t.seasonId, t.eventId),
    index('season_events_event_id_idx').on(t.eventId),
    check('season_events_round_check', sql`${t.round} >= 1`),
  ],
);

export const standings = pgTable(
  'standings',
  {
    id: id(),
    seasonId: uuid('season_id')
      .notNull()
      .references(() => seasons.id, { onDelete: 'cascade' }),
    profileId: uuid('profile_id').references(() => simProfiles.id, { onDelete: 'cascade' }),
    teamId: uuid('team_id').references(() => teams.id, { onDelete: 'cascade' }),
    eventClassId: uuid('event_class_id').references(() => eventClasses.id, { onDelete: 'set null' }),
    className: text('class_name').notNull().default(''),
    position: integer('position').notNull(),
    points: doublePrecision('points').notNull().default(0),
    wins: integer('wins').notNull().default(0),
    podiums: integer('podiums').notNull().default(0),
    rounds: jsonb('rounds').$type<Record<string, unknown>>().notNull().default({}),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('standings_profile_id_key').on(t.seasonId, t.className, t.profileId),
    uniqueIndex('standings_team_id_key').on(t.seasonId, t.className, t.teamId),
    index('standings_profile_id_idx').on(t.profileId),
    index('standings_team_id_idx').on(t.teamId),
    check('standings_holder_check', sql`num_nonnulls(${t.profileId}, ${t.teamId}) = 1`),
    check('standings_position_check', sql`${t.position} >= 1`),
  ],
);

export const penalties = pgTable(
  'penalties',
  {
    id: id(),
    resultId: uuid('result_id')
      .notNull()
      .references(() => results.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: penaltyKinds }).notNull(),
    timeMs: ms('time_ms'),
    points: doublePrecision('points'),
    positions: integer('positions'),
    reason: text('reason').notNull(),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [
    index('penalties_result_id_idx').on(t.resultId),
    notBlank('penalties_reason_check', t.reason),
    oneOf('penalties_kind_check', t.kind, penaltyKinds),
    check(
      'penalties_amount_check',
      sql`case ${t.kind} when 'time' then ${t.timeMs} > 0 when 'points' then ${t.points} > 0 when 'position' then ${t.positions} > 0 else true end is true`,
    ),
  ],
);
