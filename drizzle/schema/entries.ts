import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id, oneOf, tstzrange, updatedAt } from './columns.ts';
import { eventClasses, events, timeSlots } from './events.ts';
import { simProfiles } from './profiles.ts';
import { signupSheets } from './signups.ts';
import { cars } from './simulators.ts';
import { teams } from './teams.ts';
import { users } from './users.ts';

export const entryStatuses = ['draft', 'locked', 'final', 'withdrawn'] as const;
export const seatRoles = ['driver', 'reserve', 'spotter'] as const;
export const seatStatuses = ['proposed', 'confirmed', 'declined'] as const;

/** A car in a race. `sheetId` is null for one that was only imported. */
export const entries = pgTable(
  'entries',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    sheetId: uuid('sheet_id').references(() => signupSheets.id, { onDelete: 'cascade' }),
    teamId: uuid('team_id').references(() => teams.id, { onDelete: 'set null' }),
    name: text('name'),
    eventClassId: uuid('event_class_id').references(() => eventClasses.id, { onDelete: 'set null' }),
    carId: uuid('car_id').references(() => cars.id, { onDelete: 'set null' }),
    timeSlotId: uuid('time_slot_id').references(() => timeSlots.id, { onDelete: 'restrict' }),
    /** As painted on the car: '007' is not '7'. */
    number: text('number'),
    captainId: uuid('captain_id').references(() => users.id, { onDelete: 'set null' }),
    status: text('status', { enum: entryStatuses }).notNull().default('draft'),
    revision: integer('revision').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('entries_number_key').on(t.sheetId, t.timeSlotId, t.number).where(sql`${t.status} <> 'withdrawn'`),
    index('entries_event_id_idx').on(t.eventId),
    index('entries_team_id_idx').on(t.teamId),
    index('entries_time_slot_id_idx').on(t.timeSlotId),
    check('entries_number_check', sql`${t.number} ~ '^[0-9A-Za-z]{1,4}$'`),
    check('entries_revision_check', sql`${t.revision} >= 0`),
    oneOf('entries_status_check', t.status, entryStatuses),
  ],
);

/**
 * A seat. The slot's range and the entry's status are copied here by triggers, so that one EXCLUDE (in a migration)
 * can refuse a driver who sits in two cars at once.
 */
export const entryDrivers = pgTable(
  'entry_drivers',
  {
    id: id(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    profileId: uuid('profile_id').references(() => simProfiles.id, { onDelete: 'set null' }),
    role: text('role', { enum: seatRoles }).notNull().default('driver'),
    status: text('status', { enum: seatStatuses }).notNull().default('proposed'),
    answeredAt: at('answered_at'),
    /** Null while the entry has no slot. */
    slotPeriod: tstzrange('slot_period'),
    entryStatus: text('entry_status', { enum: entryStatuses }).notNull().default('draft'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('entry_drivers_user_id_key').on(t.entryId, t.userId, t.role),
    index('entry_drivers_user_id_idx').on(t.userId),
    index('entry_drivers_profile_id_idx').on(t.profileId),
    oneOf('entry_drivers_role_check', t.role, seatRoles),
    oneOf('entry_drivers_status_check', t.status, seatStatuses),
    oneOf('entry_drivers_entry_status_check', t.entryStatus, entryStatuses),
  ],
);
