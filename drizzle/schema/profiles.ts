import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, bytewiseText, createdAt, id, notBlank, oneOf, updatedAt } from './columns.ts';
import { simulators } from './simulators.ts';
import { users } from './users.ts';

export const profileVisibilities = ['public', 'clubmates', 'private'] as const;
export const claimStatuses = ['pending', 'confirmed', 'refused', 'withdrawn'] as const;

export const simProfiles = pgTable(
  'sim_profiles',
  {
    id: id(),
    simulatorId: uuid('simulator_id')
      .notNull()
      .references(() => simulators.id),
    simApiId: text('sim_api_id').notNull(),
    /** Null: known from a result file, not claimed by anybody. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    displayName: text('display_name').notNull(),
    /** ISO 3166-1 alpha-2, capitals. */
    country: text('country'),
    visibility: text('visibility', { enum: profileVisibilities }).notNull().default('public'),
    showRealName: boolean('show_real_name').notNull().default(false),
    showRatings: boolean('show_ratings').notNull().default(true),
    showLaps: boolean('show_laps').notNull().default(true),
    showResults: boolean('show_results').notNull().default(true),
    realName: text('real_name'),
    lastRacedAt: at('last_raced_at'),
    hiddenAt: at('hidden_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    /** Public and not hidden. The lists' indexes hold these rows only: say `where listed`, not what it is made of. */
    listed: boolean('listed').notNull().generatedAlwaysAs(sql`visibility = 'public' and hidden_at is null`),
    /** The display name lowercased and without accents: `simlane_fold(display_name)`. */
    searchName: bytewiseText('search_name').notNull().generatedAlwaysAs(sql`simlane_fold(display_name)`),
  },
  (t) => [
    uniqueIndex('sim_profiles_sim_api_id_key').on(t.simulatorId, t.simApiId),
    index('sim_profiles_user_id_idx').on(t.userId),
    index('sim_profiles_recent_idx').on(t.lastRacedAt.desc().nullsLast(), t.id).where(sql`${t.listed}`),
    index('sim_profiles_simulator_recent_idx')
      .on(t.simulatorId, t.lastRacedAt.desc().nullsLast(), t.id)
      .where(sql`${t.listed}`),
    index('sim_profiles_name_idx').on(t.searchName, t.id).where(sql`${t.listed}`),
    index('sim_profiles_simulator_name_idx').on(t.simulatorId, t.searchName, t.id).where(sql`${t.listed}`),
    index('sim_profiles_search_trgm').using('gin', sql`${t.searchName} gin_trgm_ops`).where(sql`${t.listed}`),
    index('sim_profiles_hidden_idx').on(t.hiddenAt).where(sql`${t.hiddenAt} is not null`),
    notBlank('sim_profiles_sim_api_id_check', t.simApiId),
    notBlank('sim_profiles_display_name_check', t.displayName),
    check('sim_profiles_country_check', sql`${t.country} ~ '^[A-Z]{2}$'`),
    oneOf('sim_profiles_visibility_check', t.visibility, profileVisibilities),
  ],
);

/** A wish to own a profile. Changes nothing public until a site admin confirms it. */
export const profileClaims = pgTable(
  'profile_claims',
  {
    id: id(),
    profileId: uuid('profile_id')
      .notNull()
      .references(() => simProfiles.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    status: text('status', { enum: claimStatuses }).notNull().default('pending'),
    evidence: text('evidence'),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    decidedAt: at('decided_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('profile_claims_pending_key').on(t.profileId, t.userId).where(sql`${t.status} = 'pending'`),
    uniqueIndex('profile_claims_confirmed_key').on(t.profileId).where(sql`${t.status} = 'confirmed'`),
    index('profile_claims_user_id_idx').on(t.userId),
    index('profile_claims_waiting_idx').on(t.createdAt, t.id).where(sql`${t.status} = 'pending'`),
    oneOf('profile_claims_status_check', t.status, claimStatuses),
  ],
);

/** Who asked to be forgotten: a keyed hash of simulator and id leads an import to the nameless profile. */
export const erasedIdentities = pgTable(
  'erased_identities',
  {
    id: id(),
    identityHash: text('identity_hash').notNull(),
    profileId: uuid('profile_id').references(() => simProfiles.id, { onDelete: 'set null' }),
    /** The n of 'Driver <n>'. */
    driverNumber: integer('driver_number').notNull().generatedAlwaysAsIdentity(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('erased_identities_identity_hash_key').on(t.identityHash),
    index('erased_identities_profile_id_idx').on(t.profileId),
  ],
);
