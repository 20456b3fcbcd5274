import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clubs } from './clubs.ts';
import { at, bytewiseText, createdAt, id, lower, notBlank, oneOf, updatedAt } from './columns.ts';
import { users } from './users.ts';

export const teamRoles = ['owner', 'manager', 'driver', 'reserve', 'engineer', 'spotter'] as const;
export const teamVisibilities = ['public', 'club', 'private'] as const;

/** Of a club, or of its owner alone when `clubId` is null. */
export const teams = pgTable(
  'teams',
  {
    id: id(),
    clubId: uuid('club_id').references(() => clubs.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    description: text('description'),
    visibility: text('visibility', { enum: teamVisibilities }).notNull().default('public'),
    hiddenAt: at('hidden_at'),
    /** No longer racing: kept for what it did, out of the lists. */
    archivedAt: at('archived_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    searchName: bytewiseText('search_name').notNull().generatedAlwaysAs(sql`simlane_fold(name)`),
  },
  (t) => [
    uniqueIndex('teams_slug_key').on(lower(t.slug)),
    uniqueIndex('teams_club_name_key').on(t.clubId, lower(t.name)),
    index('teams_search_trgm').using('gin', sql`${t.searchName} gin_trgm_ops`),
    notBlank('teams_name_check', t.name),
    check('teams_slug_check', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    oneOf('teams_visibility_check', t.visibility, teamVisibilities),
  ],
);

export const teamMembers = pgTable(
  'team_members',
  {
    id: id(),
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: teamRoles }).notNull().default('driver'),
    joinedAt: at('joined_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('team_members_user_id_key').on(t.teamId, t.userId),
    index('team_members_user_id_idx').on(t.userId),
    oneOf('team_members_role_check', t.role, teamRoles),
  ],
);
