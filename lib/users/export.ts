import { type SQL, sql } from 'drizzle-orm';
import { db } from '../db/client.ts';

/** Rows that belong to him by `column`, which is a user, one of his drivers, sign-ups or seats, or his e-mail address. */
type Part = { table: string; column: string; of: keyof typeof his; without?: readonly string[] };

const his = {
  user: (userId: string) => sql`(${userId}::uuid)`,
  driver: (userId: string) => sql`(select id from sim_profiles where user_id = ${userId})`,
  signup: (userId: string) => sql`(select id from signups where user_id = ${userId})`,
  seat: (userId: string) => sql`(select id from entry_drivers where user_id = ${userId})`,
  /** In whatever case he wrote it. */
  address: (userId: string) =>
    sql`(select m.email from contact_messages m join users u on lower(u.email) = lower(m.email) where u.id = ${userId})`,
} as const satisfies Record<string, (userId: string) => SQL>;

/** What is exported, by the name it has there. Without hashes of secrets, and without what names somebody else. */
export const exportedParts: Readonly<Record<string, Part>> = {
  sessions: { table: 'sessions', column: 'user_id', of: 'user', without: ['key_hash', 'ip_hash'] },
  profiles: { table: 'sim_profiles', column: 'user_id', of: 'user' },
  profile_claims: { table: 'profile_claims', column: 'user_id', of: 'user', without: ['decided_by'] },
  ratings: { table: 'ratings', column: 'profile_id', of: 'driver' },
  results: { table: 'results', column: 'profile_id', of: 'driver' },
  lap_times: { table: 'lap_times', column: 'profile_id', of: 'driver' },
  standings: { table: 'standings', column: 'profile_id', of: 'driver' },
  club_members: { table: 'club_members', column: 'user_id', of: 'user' },
  club_invitations: {
    table: 'club_invitations',
    column: 'created_by',
    of: 'user',
    without: ['token_hash', 'email'],
  },
  join_requests: { table: 'join_requests', column: 'user_id', of: 'user', without: ['decided_by'] },
  team_members: { table: 'team_members', column: 'user_id', of: 'user' },
  events: { table: 'events', column: 'created_by', of: 'user' },
  event_invitations: { table: 'event_invitations', column: 'user_id', of: 'user' },
  imports: { table: 'imports', column: 'imported_by', of: 'user' },
  signups: { table: 'signups', column: 'user_id', of: 'user', without: ['on_behalf_by'] },
  signup_cars: { table: 'signup_cars', column: 'signup_id', of: 'signup' },
  signup_classes: { table: 'signup_classes', column: 'signup_id', of: 'signup' },
  signup_slots: { table: 'signup_slots', column: 'signup_id', of: 'signup' },
  signup_pairings: { table: 'signup_pairings', column: 'signup_id', of: 'signup' },
  availabilities: { table: 'availabilities', column: 'signup_id', of: 'signup' },
  availability_templates: { table: 'availability_templates', column: 'user_id', of: 'user' },
  seats: { table: 'entry_drivers', column: 'user_id', of: 'user' },
  captaincies: { table: 'entries', column: 'captain_id', of: 'user' },
  stints: { table: 'stints', column: 'entry_driver_id', of: 'seat' },
  notifications: { table: 'notifications', column: 'user_id', of: 'user' },
  reports: { table: 'reports', column: 'reporter_id', of: 'user', without: ['decided_by'] },
  contact_messages: { table: 'contact_messages', column: 'email', of: 'address', without: ['handled_by'] },
  api_tokens: { table: 'api_tokens', column: 'user_id', of: 'user', without: ['token_hash'] },
  calendar_feeds: { table: 'calendar_feeds', column: 'user_id', of: 'user', without: ['token_hash'] },
  audit_logs: { table: 'audit_logs', column: 'actor_id', of: 'user' },
};

/** What refers to him as well, and why it is not exported. */
export const unexportedReferences: Readonly<Record<string, string>> = {
  'user_tokens.user_id': 'hashes of links that were sent to him',
  'user_cache_keys.user_id': 'a secret of the site',
  'rating_currents.profile_id': 'the last of his ratings',
  'erased_identities.profile_id': 'of those who are gone',
  'entry_drivers.profile_id': 'his seats, which are exported',
  'signups.profile_id': 'his sign-ups, which are exported',
  'signup_pairings.other_signup_id': "somebody else's wish",
  'profile_claims.profile_id': "others' claims, and his own, which are exported",
  'profile_claims.decided_by': "somebody else's claim",
  'join_requests.decided_by': "somebody else's request",
  'reports.decided_by': "somebody else's report",
  'contact_messages.handled_by': "somebody else's message",
  'penalties.decided_by': "somebody else's penalty",
  'signups.on_behalf_by': "somebody else's sign-up",
};

/**
 * Everything kept about a user, as one JSON text: his account without its password hash, and his rows of each table, by
 * `exportedParts`. From Postgres, in one query, and never cached.
 */
export async function exportAccount(userId: string): Promise<string> {
  const parts = Object.values(exportedParts).map(({ table, column, of, without = [] }) => {
    const owner = sql`${sql.identifier('t')}.${sql.identifier(column)}`;
    const row = sql`to_jsonb(t) - ${sql.param([...without])}::text[]`;
    return sql`(select coalesce(jsonb_agg(${row}), '[]') from ${sql.identifier(table)} t where ${owner} in ${his[of](userId)})`;
  });
  const [row] = await db().execute<{ account: object; parts: unknown[] }>(sql`
    select to_jsonb(u) - 'password_hash' as account, jsonb_build_array(${sql.join(parts, sql`, `)}) as parts
    from users u where u.id = ${userId}`);
  if (!row) return '{}';
  const named = Object.keys(exportedParts).map((name, at) => [name, row.parts[at]]);
  return JSON.stringify({ account: row.account, ...Object.fromEntries(named) }, null, 2);
}
