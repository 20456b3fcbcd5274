import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id, notBlank, oneOf, updatedAt } from './columns.ts';
import { entries, entryDrivers } from './entries.ts';

export const stintStatuses = ['planned', 'running', 'done', 'skipped'] as const;

/** A variant of an entry's plan. */
export const strategies = pgTable(
  'strategies',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    isActive: boolean('is_active').notNull().default(false),
    parameters: jsonb('parameters').$type<Record<string, unknown>>().notNull().default({}),
    revision: integer('revision').notNull().default(0),
    /** Hash of the read-only link's token; null revokes it. */
    shareTokenHash: text('share_token_hash'),
    /** The green flag: all planned times count from it. */
    startedAt: at('started_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('strategies_active_key').on(t.entryId).where(sql`${t.isActive}`),
    uniqueIndex('strategies_name_key').on(t.entryId, sql`lower(${t.name})`),
    uniqueIndex('strategies_share_token_hash_key').on(t.shareTokenHash),
    notBlank('strategies_name_check', t.name),
    check('strategies_revision_check', sql`${t.revision} >= 0`),
  ],
);

export const stints = pgTable(
  'stints',
  {
    id: id(),
    strategyId: uuid('strategy_id')
      .notNull()
      .references(() => strategies.id, { onDelete: 'cascade' }),
    /** From 0. Unique within the strategy at the end of each transaction (a deferrable constraint, in a migration). */
    position: integer('position').notNull(),
    /** Null: nobody could be found, for `gapReason`. */
    entryDriverId: uuid('entry_driver_id').references(() => entryDrivers.id, { onDelete: 'set null' }),
    gapReason: text('gap_reason'),
    plannedStart: at('planned_start').notNull(),
    plannedEnd: at('planned_end').notNull(),
    plannedLaps: integer('planned_laps'),
    actualStart: at('actual_start'),
    actualEnd: at('actual_end'),
    actualLaps: integer('actual_laps'),
    status: text('status', { enum: stintStatuses }).notNull().default('planned'),
  },
  (t) => [
    index('stints_entry_driver_id_idx').on(t.entryDriverId, t.plannedStart),
    check('stints_position_check', sql`${t.position} >= 0`),
    check('stints_planned_check', sql`${t.plannedStart} < ${t.plannedEnd}`),
    check('stints_actual_check', sql`${t.actualEnd} is null or ${t.actualStart} <= ${t.actualEnd}`),
    check('stints_laps_check', sql`${t.plannedLaps} >= 0 and ${t.actualLaps} >= 0`),
    oneOf('stints_status_check', t.status, stintStatuses),
  ],
);
