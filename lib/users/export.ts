import { sql } from 'drizzle-orm';
import { db } from '../db/client.ts';

/**
 * Everything kept about a user, as one JSON text: his account without its password hash, and his rows of each table, by
 * table. From Postgres, in one query, and never cached.
 */
export async function exportAccount(userId: string): Promise<string> {
  const rows = (table: string, where: string, without: readonly string[] = []) => sql`
    (select coalesce(jsonb_agg(to_jsonb(t)${without.length > 0 ? sql` - ${sql.param([...without])}::text[]` : sql``}), '[]')
      from ${sql.raw(table)} t where ${sql.raw(where)} = ${userId})`;
  const ofProfiles = (table: string) => sql`
    (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from ${sql.raw(table)} t
      join sim_profiles p on p.id = t.profile_id where p.user_id = ${userId})`;
  const ofSignups = (table: string) => sql`
    (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from ${sql.raw(table)} t
      join signups g on g.id = t.signup_id where g.user_id = ${userId})`;
  const [row] = await db().execute<{ data: string }>(sql`
    select jsonb_pretty(jsonb_build_object(
      'account', (select to_jsonb(u) - 'password_hash' from users u where u.id = ${userId}),
      'sessions', ${rows('sessions', 't.user_id', ['key_hash', 'ip_hash'])},
      'profiles', ${rows('sim_profiles', 't.user_id')},
      'profile_claims', ${rows('profile_claims', 't.user_id')},
      'ratings', ${ofProfiles('ratings')},
      'results', ${ofProfiles('results')},
      'lap_times', ${ofProfiles('lap_times')},
      'club_members', ${rows('club_members', 't.user_id')},
      'join_requests', ${rows('join_requests', 't.user_id')},
      'team_members', ${rows('team_members', 't.user_id')},
      'event_invitations', ${rows('event_invitations', 't.user_id')},
      'signups', ${rows('signups', 't.user_id')},
      'signup_cars', ${ofSignups('signup_cars')},
      'signup_classes', ${ofSignups('signup_classes')},
      'signup_slots', ${ofSignups('signup_slots')},
      'availabilities', ${ofSignups('availabilities')},
      'availability_templates', ${rows('availability_templates', 't.user_id')},
      'seats', ${rows('entry_drivers', 't.user_id')},
      'notifications', ${rows('notifications', 't.user_id')},
      'reports', ${rows('reports', 't.reporter_id')},
      'api_tokens', ${rows('api_tokens', 't.user_id', ['token_hash'])},
      'calendar_feeds', ${rows('calendar_feeds', 't.user_id', ['token_hash'])},
      'audit_logs', ${rows('audit_logs', 't.actor_id')})) as data`);
  return row?.data ?? '{}';
}
