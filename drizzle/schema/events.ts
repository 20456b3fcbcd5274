import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clubs } from './clubs.ts';
import { at, bytewiseText, createdAt, id, ms, notBlank, oneOf, updatedAt } from './columns.ts';
import { imports } from './imports.ts';
import { carClasses, layouts, series, simulators } from './simulators.ts';
import { users } from './users.ts';

export const eventStatuses = ['draft', 'published', 'cancelled'] as const;
export const eventVisibilities = ['public', 'unlisted', 'club', 'invited', 'private'] as const;
export const sessionKinds = ['practice', 'qualifying', 'warmup', 'race'] as const;

export const events = pgTable(
  'events',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    simulatorId: uuid('simulator_id')
      .notNull()
      .references(() => simulators.id),
    seriesId: uuid('series_id').references(() => series.id, { onDelete: 'set null' }),
    layoutId: uuid('layout_id').references(() => layouts.id, { onDelete: 'set null' }),
    /** The club that organises it. */
    clubId: uuid('club_id').references(() => clubs.id, { onDelete: 'cascade' }),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    status: text('status', { enum: eventStatuses }).notNull().default('draft'),
    visibility: text('visibility', { enum: eventVisibilities }).notNull().default('public'),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at').notNull(),
    weather: jsonb('weather').$type<Record<string, unknown>>(),
    /** The simulator's own id, of an event that was imported. */
    externalId: text('external_id'),
    importId: uuid('import_id').references(() => imports.id, { onDelete: 'set null' }),
    hiddenAt: at('hidden_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    /** Anybody may find it: public, no draft, not hidden. Say `where listed`, as the lists' indexes do. */
    listed: boolean('listed')
      .notNull()
      .generatedAlwaysAs(sql`status <> 'draft' and visibility = 'public' and hidden_at is null`),
    searchName: bytewiseText('search_name').notNull().generatedAlwaysAs(sql`simlane_fold(name)`),
  },
  (t) => [
    uniqueIndex('events_slug_key').on(sql`lower(${t.slug})`),
    uniqueIndex('events_external_id_key').on(t.simulatorId, t.externalId),
    index('events_starts_at_idx').on(t.startsAt, t.id).where(sql`${t.listed}`),
    index('events_ends_at_idx').on(t.endsAt, t.id).where(sql`${t.listed}`),
    index('events_simulator_starts_at_idx').on(t.simulatorId, t.startsAt, t.id).where(sql`${t.listed}`),
    index('events_simulator_ends_at_idx').on(t.simulatorId, t.endsAt, t.id).where(sql`${t.listed}`),
    index('events_search_trgm').using('gin', sql`${t.searchName} gin_trgm_ops`).where(sql`${t.listed}`),
    index('events_club_id_idx').on(t.clubId, t.startsAt, t.id),
    index('events_hidden_idx').on(t.hiddenAt).where(sql`${t.hiddenAt} is not null`),
    index('events_layout_id_idx').on(t.layoutId),
    index('events_series_id_idx').on(t.seriesId),
    index('events_import_id_idx').on(t.importId),
    notBlank('events_name_check', t.name),
    check('events_slug_check', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('events_external_id_check', sql`${t.externalId} ~ '[^[:space:]]'`),
    check('events_times_check', sql`${t.startsAt} <= ${t.endsAt}`),
    oneOf('events_status_check', t.status, eventStatuses),
    oneOf('events_visibility_check', t.visibility, eventVisibilities),
  ],
);

export const eventSessions = pgTable(
  'event_sessions',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: sessionKinds }).notNull(),
    name: text('name').notNull(),
    /** Order within the event, from 0. */
    position: integer('position').notNull(),
    startsAt: at('starts_at').notNull(),
    durationMs: ms('duration_ms'),
    lapLimit: integer('lap_limit'),
    externalId: text('external_id'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('event_sessions_position_key').on(t.eventId, t.position),
    index('event_sessions_races_idx')
      .on(t.startsAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.kind} = 'race'`),
    notBlank('event_sessions_name_check', t.name),
    check('event_sessions_position_check', sql`${t.position} >= 0`),
    check('event_sessions_length_check', sql`${t.durationMs} > 0 and ${t.lapLimit} > 0`),
    oneOf('event_sessions_kind_check', t.kind, sessionKinds),
  ],
);

export const eventClasses = pgTable(
  'event_classes',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    carClassId: uuid('car_class_id').references(() => carClasses.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    capacity: integer('capacity'),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    uniqueIndex('event_classes_name_key').on(t.eventId, sql`lower(${t.name})`),
    uniqueIndex('event_classes_car_class_id_key').on(t.eventId, t.carClassId),
    index('event_classes_car_class_id_idx').on(t.carClassId),
    notBlank('event_classes_name_check', t.name),
    check('event_classes_capacity_check', sql`${t.capacity} > 0`),
  ],
);

/** One running of the race; an endurance event offers several. */
export const timeSlots = pgTable(
  'time_slots',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at').notNull(),
  },
  (t) => [
    uniqueIndex('time_slots_starts_at_key').on(t.eventId, t.startsAt),
    notBlank('time_slots_name_check', t.name),
    check('time_slots_times_check', sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

/** Who may see an event of visibility 'invited': a person or all of a club. */
export const eventInvitations = pgTable(
  'event_invitations',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    clubId: uuid('club_id').references(() => clubs.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('event_invitations_user_id_key').on(t.eventId, t.userId),
    uniqueIndex('event_invitations_club_id_key').on(t.eventId, t.clubId),
    index('event_invitations_user_id_idx').on(t.userId),
    index('event_invitations_club_id_idx').on(t.clubId),
    check('event_invitations_guest_check', sql`num_nonnulls(${t.userId}, ${t.clubId}) = 1`),
  ],
);
