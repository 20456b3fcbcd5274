import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id, lower, notBlank, oneOf, updatedAt } from './columns.ts';

export const locales = ['en', 'de', 'es'] as const;
export const themes = ['system', 'light', 'dark'] as const;
export const hourCycles = ['h23', 'h12'] as const;
export const siteRoles = ['user', 'admin'] as const;
export const userTokenPurposes = ['verify-email', 'reset-password'] as const;

export const users = pgTable(
  'users',
  {
    id: id(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    emailVerifiedAt: at('email_verified_at'),
    passwordHash: text('password_hash').notNull(),
    timeZone: text('time_zone').notNull().default('UTC'),
    locale: text('locale', { enum: locales }).notNull().default('en'),
    theme: text('theme', { enum: themes }).notNull().default('system'),
    hourCycle: text('hour_cycle', { enum: hourCycles }).notNull().default('h23'),
    siteRole: text('site_role', { enum: siteRoles }).notNull().default('user'),
    /** Opted in to be found in the search for people. */
    searchable: boolean('searchable').notNull().default(false),
    suspendedAt: at('suspended_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('users_handle_key').on(lower(t.handle)),
    uniqueIndex('users_email_key').on(lower(t.email)),
    index('users_created_at_idx').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('users_searchable_trgm')
      .using('gin', sql`simlane_fold(${t.name}) gin_trgm_ops`)
      .where(sql`${t.searchable} and ${t.suspendedAt} is null`),
    check('users_handle_check', sql`${t.handle} ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$' and length(${t.handle}) <= 40`),
    notBlank('users_name_check', t.name),
    check('users_email_check', sql`${t.email} like '%_@_%' and length(${t.email}) <= 254`),
    oneOf('users_locale_check', t.locale, locales),
    oneOf('users_theme_check', t.theme, themes),
    oneOf('users_hour_cycle_check', t.hourCycle, hourCycles),
    oneOf('users_site_role_check', t.siteRole, siteRoles),
  ],
);

/** Tokens sent by mail. Only their hashes are kept. */
export const userTokens = pgTable(
  'user_tokens',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text('purpose', { enum: userTokenPurposes }).notNull(),
    tokenHash: text('token_hash').notNull(),
    /** The address that is proved by it. */
    email: text('email').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('user_tokens_token_hash_key').on(t.tokenHash),
    index('user_tokens_user_id_idx').on(t.userId),
    oneOf('user_tokens_purpose_check', t.purpose, userTokenPurposes),
  ],
);

/** The key of a user's personal cache entries, wrapped. Deleting it makes them unreadable. */
export const userCacheKeys = pgTable('user_cache_keys', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  wrappedKey: text('wrapped_key').notNull(),
  createdAt: createdAt(),
});
