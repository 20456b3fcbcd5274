import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clubs } from './clubs.ts';
import { at, createdAt, id, notBlank, oneOf } from './columns.ts';
import { teams } from './teams.ts';
import { users } from './users.ts';

export const redirectKinds = ['user', 'club', 'event', 'team', 'season'] as const;
export const reportStatuses = ['open', 'upheld', 'dismissed'] as const;

/** Who did what to what. `details` holds no secret and no address. */
export const auditLogs = pgTable(
  'audit_logs',
  {
    id: id(),
    /** Null: the site itself, or an account that is gone. */
    actorId: uuid('actor_id').references(() => users.id, { onDelete: 'set null' }),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id'),
    clubId: uuid('club_id').references(() => clubs.id, { onDelete: 'set null' }),
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    index('audit_logs_subject_idx').on(t.subjectType, t.subjectId, t.createdAt.desc().nullsFirst()),
    index('audit_logs_actor_id_idx').on(t.actorId, t.createdAt.desc().nullsFirst()),
    index('audit_logs_club_id_idx').on(t.clubId, t.createdAt.desc().nullsFirst()),
    index('audit_logs_created_at_idx').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    notBlank('audit_logs_action_check', t.action),
  ],
);

export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull().default({}),
    readAt: at('read_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('notifications_user_id_idx').on(t.userId, t.createdAt.desc().nullsFirst()),
    index('notifications_unread_idx').on(t.userId).where(sql`${t.readAt} is null`),
    notBlank('notifications_kind_check', t.kind),
  ],
);

/** Messages a committed change owes to people and webhooks; a worker turns them into notifications and posts. */
export const notificationOutbox = pgTable(
  'notification_outbox',
  {
    id: id(),
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull().default({}),
    sentAt: at('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [index('notification_outbox_unsent_idx').on(t.id).where(sql`${t.sentAt} is null`)],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull(),
    scopes: text('scopes').array().notNull().default(sql`'{}'`),
    expiresAt: at('expires_at'),
    lastUsedAt: at('last_used_at'),
    revokedAt: at('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('api_tokens_token_hash_key').on(t.tokenHash),
    index('api_tokens_user_id_idx').on(t.userId),
    notBlank('api_tokens_name_check', t.name),
  ],
);

/** A calendar somebody subscribed to by token: his own, a club's or a team's. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clubId: uuid('club_id').references(() => clubs.id, { onDelete: 'cascade' }),
    teamId: uuid('team_id').references(() => teams.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    revokedAt: at('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('calendar_feeds_token_hash_key').on(t.tokenHash),
    index('calendar_feeds_user_id_idx').on(t.userId),
    index('calendar_feeds_club_id_idx').on(t.clubId),
    index('calendar_feeds_team_id_idx').on(t.teamId),
    check('calendar_feeds_scope_check', sql`num_nonnulls(${t.clubId}, ${t.teamId}) <= 1`),
  ],
);

/** Where a handle or slug that was given up leads. Lowercase. */
export const slugRedirects = pgTable(
  'slug_redirects',
  {
    id: id(),
    kind: text('kind', { enum: redirectKinds }).notNull(),
    slug: text('slug').notNull(),
    targetId: uuid('target_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('slug_redirects_slug_key').on(t.kind, t.slug),
    index('slug_redirects_target_id_idx').on(t.targetId),
    check('slug_redirects_slug_check', sql`${t.slug} = lower(${t.slug}) and ${t.slug} ~ '[^[:space:]]'`),
    oneOf('slug_redirects_kind_check', t.kind, redirectKinds),
  ],
);

export const reports = pgTable(
  'reports',
  {
    id: id(),
    reporterId: uuid('reporter_id').references(() => users.id, { onDelete: 'set null' }),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    reason: text('reason').notNull(),
    status: text('status', { enum: reportStatuses }).notNull().default('open'),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    decidedAt: at('decided_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('reports_open_key').on(t.reporterId, t.subjectType, t.subjectId).where(sql`${t.status} = 'open'`),
    index('reports_status_idx').on(t.status, t.createdAt),
    notBlank('reports_reason_check', t.reason),
    oneOf('reports_status_check', t.status, reportStatuses),
  ],
);

export const contactMessages = pgTable(
  'contact_messages',
  {
    id: id(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    message: text('message').notNull(),
    handledBy: uuid('handled_by').references(() => users.id, { onDelete: 'set null' }),
    handledAt: at('handled_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('contact_messages_created_at_idx').on(t.createdAt.desc().nullsFirst()),
    notBlank('contact_messages_message_check', t.message),
  ],
);
