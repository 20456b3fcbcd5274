import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { clubs } from './clubs.ts';
import { at, createdAt, id, notBlank, oneOf, tstzrange, updatedAt } from './columns.ts';
import { eventClasses, events, timeSlots } from './events.ts';
import { simProfiles } from './profiles.ts';
import { cars } from './simulators.ts';
import { users } from './users.ts';

export const sheetStages = ['open', 'forming', 'locked', 'final'] as const;
export const signupStatuses = ['active', 'waitlisted', 'withdrawn'] as const;
export const experiences = ['none', 'some', 'much'] as const;
export const pairingKinds = ['together', 'apart'] as const;

/** A club's sheet for an event. Whether it is open follows from its times; `stage` is how far its teams are formed. */
export const signupSheets = pgTable(
  'signup_sheets',
  {
    id: id(),
    clubId: uuid('club_id')
      .notNull()
      .references(() => clubs.id, { onDelete: 'cascade' }),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    opensAt: at('opens_at').notNull(),
    closesAt: at('closes_at').notNull(),
    teamSizeMin: integer('team_size_min').notNull().default(1),
    teamSizeTarget: integer('team_size_target').notNull().default(3),
    teamSizeMax: integer('team_size_max').notNull().default(6),
    capacity: integer('capacity'),
    stage: text('stage', { enum: sheetStages }).notNull().default('open'),
    /** Counted up by every change of the formation: a writer who read an older one is refused. */
    revision: integer('revision').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('signup_sheets_event_id_key').on(t.clubId, t.eventId),
    index('signup_sheets_event_id_idx').on(t.eventId),
    check('signup_sheets_times_check', sql`${t.opensAt} < ${t.closesAt}`),
    check(
      'signup_sheets_team_size_check',
      sql`1 <= ${t.teamSizeMin} and ${t.teamSizeMin} <= ${t.teamSizeTarget} and ${t.teamSizeTarget} <= ${t.teamSizeMax}`,
    ),
    check('signup_sheets_capacity_check', sql`${t.capacity} > 0`),
    check('signup_sheets_revision_check', sql`${t.revision} >= 0`),
    oneOf('signup_sheets_stage_check', t.stage, sheetStages),
  ],
);

export const signups = pgTable(
  'signups',
  {
    id: id(),
    sheetId: uuid('sheet_id')
      .notNull()
      .references(() => signupSheets.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    profileId: uuid('profile_id').references(() => simProfiles.id, { onDelete: 'set null' }),
    status: text('status', { enum: signupStatuses }).notNull().default('active'),
    /** When he joined the queue: the longest waiting is promoted first. */
    waitlistedAt: at('waitlisted_at'),
    /** The manager who signed him up. */
    onBehalfBy: uuid('on_behalf_by').references(() => users.id, { onDelete: 'set null' }),
    maxConsecutiveStints: integer('max_consecutive_stints'),
    experience: text('experience', { enum: experiences }),
    note: text('note'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('signups_user_id_key').on(t.sheetId, t.userId),
    index('signups_user_id_idx').on(t.userId),
    index('signups_profile_id_idx').on(t.profileId),
    check('signups_max_consecutive_stints_check', sql`${t.maxConsecutiveStints} >= 1`),
    check('signups_waitlisted_check', sql`${t.status} <> 'waitlisted' or ${t.waitlistedAt} is not null`),
    oneOf('signups_status_check', t.status, signupStatuses),
    oneOf('signups_experience_check', t.experience, experiences),
  ],
);

const signupId = () =>
  uuid('signup_id')
    .notNull()
    .references(() => signups.id, { onDelete: 'cascade' });
/** 1 is the most wanted. */
const rank = () => smallint('rank').notNull().default(1);

export const signupCars = pgTable(
  'signup_cars',
  {
    signupId: signupId(),
    carId: uuid('car_id')
      .notNull()
      .references(() => cars.id, { onDelete: 'cascade' }),
    rank: rank(),
  },
  (t) => [
    primaryKey({ columns: [t.signupId, t.carId] }),
    index('signup_cars_car_id_idx').on(t.carId),
    check('signup_cars_rank_check', sql`${t.rank} >= 1`),
  ],
);

export const signupClasses = pgTable(
  'signup_classes',
  {
    signupId: signupId(),
    eventClassId: uuid('event_class_id')
      .notNull()
      .references(() => eventClasses.id, { onDelete: 'cascade' }),
    rank: rank(),
  },
  (t) => [
    primaryKey({ columns: [t.signupId, t.eventClassId] }),
    index('signup_classes_event_class_id_idx').on(t.eventClassId),
    check('signup_classes_rank_check', sql`${t.rank} >= 1`),
  ],
);

export const signupSlots = pgTable(
  'signup_slots',
  {
    signupId: signupId(),
    timeSlotId: uuid('time_slot_id')
      .notNull()
      .references(() => timeSlots.id, { onDelete: 'cascade' }),
    rank: rank(),
  },
  (t) => [
    primaryKey({ columns: [t.signupId, t.timeSlotId] }),
    index('signup_slots_time_slot_id_idx').on(t.timeSlotId),
    check('signup_slots_rank_check', sql`${t.rank} >= 1`),
  ],
);

/** Two people a manager wants in one car, or not in one. `signupId` is the smaller id. */
export const signupPairings = pgTable(
  'signup_pairings',
  {
    signupId: signupId(),
    otherSignupId: uuid('other_signup_id')
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: pairingKinds }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.signupId, t.otherSignupId] }),
    index('signup_pairings_other_signup_id_idx').on(t.otherSignupId),
    check('signup_pairings_order_check', sql`${t.signupId} < ${t.otherSignupId}`),
    oneOf('signup_pairings_kind_check', t.kind, pairingKinds),
  ],
);

/** When somebody can do what, in steps of 15 minutes. Those of one sign-up don't overlap (EXCLUDE, in a migration). */
export const availabilities = pgTable(
  'availabilities',
  {
    id: id(),
    signupId: signupId(),
    period: tstzrange('period').notNull(),
    canDrive: boolean('can_drive').notNull().default(true),
    canSpot: boolean('can_spot').notNull().default(false),
    canStrategise: boolean('can_strategise').notNull().default(false),
    /** 1 would rather not, 5 very much. */
    preference: smallint('preference').notNull().default(3),
    /** The IANA zone it was typed in. */
    timeZone: text('time_zone').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check('availabilities_preference_check', sql`${t.preference} between 1 and 5`),
    check('availabilities_ability_check', sql`${t.canDrive} or ${t.canSpot} or ${t.canStrategise}`),
    check(
      'availabilities_period_check',
      sql`not isempty(${t.period}) and lower_inc(${t.period}) and not upper_inc(${t.period}) and not lower_inf(${t.period}) and not upper_inf(${t.period})
        and extract(epoch from lower(${t.period})) % 900 = 0 and extract(epoch from upper(${t.period})) % 900 = 0`,
    ),
    notBlank('availabilities_time_zone_check', t.timeZone),
  ],
);

/** Availability to be used again: wall times of a zone, so that it survives a change of the clocks. */
export const availabilityTemplates = pgTable(
  'availability_templates',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    blocks: jsonb('blocks').$type<readonly Record<string, unknown>[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('availability_templates_name_key').on(t.userId, sql`lower(${t.name})`),
    notBlank('availability_templates_name_check', t.name),
  ],
);
