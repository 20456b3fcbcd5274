import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, bytewiseText, createdAt, id, lower, notBlank, oneOf, updatedAt } from './columns.ts';
import { users } from './users.ts';

export const clubVisibilities = ['public', 'unlisted', 'private'] as const;
export const rosterVisibilities = ['public', 'members', 'managers'] as const;
export const clubRoles = ['admin', 'manager', 'member'] as const;
export const joinRequestStatuses = ['pending', 'accepted', 'refused', 'withdrawn'] as const;

export const clubs = pgTable(
  'clubs',
  {
    id: id(),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    description: text('description'),
    country: text('country'),
    visibility: text('visibility', { enum: clubVisibilities }).notNull().default('public'),
    rosterVisibility: text('roster_visibility', { enum: rosterVisibilities }).notNull().default('members'),
    hiddenAt: at('hidden_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    /** Public and not hidden. The lists' indexes hold these rows only: say `where listed`, not what it is made of. */
    listed: boolean('listed').notNull().generatedAlwaysAs(sql`visibility = 'public' and hidden_at is null`),
    /** The name lowercased and without accents: `simlane_fold(name)`. */
    searchName: bytewiseText('search_name').notNull().generatedAlwaysAs(sql`simlane_fold(name)`),
  },
  (t) => [
    uniqueIndex('clubs_name_key').on(lower(t.name)),
    uniqueIndex('clubs_slug_key').on(lower(t.slug)),
    index('clubs_name_idx').on(t.searchName, t.id).where(sql`${t.listed}`),
    index('clubs_newest_idx').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()).where(sql`${t.listed}`),
    index('clubs_country_name_idx').on(t.country, t.searchName, t.id).where(sql`${t.listed}`),
    index('clubs_search_trgm').using('gin', sql`${t.searchName} gin_trgm_ops`).where(sql`${t.listed}`),
    notBlank('clubs_name_check', t.name),
    check('clubs_slug_check', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('clubs_country_check', sql`${t.country} ~ '^[A-Z]{2}$'`),
    oneOf('clubs_visibility_check', t.visibility, clubVisibilities),
    oneOf('clubs_roster_visibility_check', t.rosterVisibility, rosterVisibilities),
  ],
);

const clubId = () =>
  uuid('club_id')
    .notNull()
    .references(() => clubs.id, { onDelete: 'cascade' });

export const clubLinks = pgTable(
  'club_links',
  {
    id: id(),
    clubId: clubId(),
    label: text('label').notNull(),
    url: text('url').notNull(),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    index('club_links_club_id_idx').on(t.clubId, t.position),
    notBlank('club_links_label_check', t.label),
    check('club_links_url_check', sql`${t.url} ~ '^https://[^[:space:]]+$'`),
  ],
);

/** How many members a club has, kept by triggers beside the club: people come and go more often than clubs change. */
export const clubSizes = pgTable(
  'club_sizes',
  {
    clubId: uuid('club_id')
      .primaryKey()
      .references(() => clubs.id, { onDelete: 'cascade' }),
    members: integer('members').notNull().default(0),
    /** Copied from the club, so that one index holds the order of the directory. */
    listed: boolean('listed').notNull(),
    country: text('country'),
  },
  (t) => [
    index('club_sizes_members_idx').on(t.members.desc().nullsFirst(), t.clubId).where(sql`${t.listed}`),
    index('club_sizes_country_idx').on(t.country, t.members.desc().nullsFirst(), t.clubId).where(sql`${t.listed}`),
  ],
);

export const clubMembers = pgTable(
  'club_members',
  {
    id: id(),
    clubId: clubId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: clubRoles }).notNull().default('member'),
    joinedAt: at('joined_at').notNull().defaultNow(),
    updatedAt: updatedAt(),
    /** Name and handle, folded; copied from the user by triggers, so that one index holds the order of a roster. */
    searchName: bytewiseText('search_name').notNull().default(''),
  },
  (t) => [
    uniqueIndex('club_members_user_id_key').on(t.clubId, t.userId),
    index('club_members_user_id_idx').on(t.userId),
    index('club_members_name_idx').on(t.clubId, t.searchName, t.id),
    index('club_members_joined_idx').on(t.clubId, t.joinedAt, t.id),
    index('club_members_admin_idx').on(t.clubId).where(sql`${t.role} = 'admin'`),
    oneOf('club_members_role_check', t.role, clubRoles),
  ],
);

/** A link for n people, or a token sent to one address. Only the token's hash is kept. */
export const clubInvitations = pgTable(
  'club_invitations',
  {
    id: id(),
    clubId: clubId(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    tokenHash: text('token_hash').notNull(),
    role: text('role', { enum: clubRoles }).notNull().default('member'),
    email: text('email'),
    maxUses: integer('max_uses').notNull().default(1),
    uses: integer('uses').notNull().default(0),
    expiresAt: at('expires_at').notNull().default(sql`now() + interval '7 days'`),
    revokedAt: at('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('club_invitations_token_hash_key').on(t.tokenHash),
    index('club_invitations_club_id_idx').on(t.clubId),
    index('club_invitations_email_idx').on(lower(t.email)).where(sql`${t.email} is not null`),
    check('club_invitations_uses_check', sql`${t.uses} between 0 and ${t.maxUses} and ${t.maxUses} >= 1`),
    check('club_invitations_email_check', sql`${t.email} is null or ${t.maxUses} = 1`),
    oneOf('club_invitations_role_check', t.role, clubRoles),
  ],
);

export const joinRequests = pgTable(
  'join_requests',
  {
    id: id(),
    clubId: clubId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    message: text('message'),
    status: text('status', { enum: joinRequestStatuses }).notNull().default('pending'),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    decidedAt: at('decided_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('join_requests_pending_key').on(t.clubId, t.userId).where(sql`${t.status} = 'pending'`),
    index('join_requests_user_id_idx').on(t.userId),
    index('join_requests_decided_idx')
      .on(t.clubId, t.decidedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.status} in ('accepted', 'refused') and ${t.decidedAt} is not null`),
    index('join_requests_club_id_idx').on(t.clubId, t.status, t.createdAt, t.id),
    oneOf('join_requests_status_check', t.status, joinRequestStatuses),
  ],
);

/** Where a club's notices are posted to. The address is a secret: it admits whoever knows it. */
export const clubWebhooks = pgTable(
  'club_webhooks',
  { id: id(), clubId: clubId(), url: text('url').notNull(), disabledAt: at('disabled_at'), createdAt: createdAt() },
  (t) => [
    index('club_webhooks_club_id_idx').on(t.clubId),
    check('club_webhooks_url_check', sql`${t.url} ~ '^https://[^[:space:]]+$'`),
  ],
);
