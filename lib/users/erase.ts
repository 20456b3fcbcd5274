import { eq, sql } from 'drizzle-orm';
import { erasedIdentities, users } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import { identityHash } from '../import/erased.ts';

type Owned = { id: string; simulator: string; simApiId: string; displayName: string; realName: string | null };

/**
 * Takes a user out of the database. What is part of others' races stays, under 'Driver <n>'; of his drivers' ids only a
 * keyed hash is kept, by which an import of the same file finds the nameless profile again. Records that named him lose
 * what named him. Fails by constraint `clubs_need_admin` where he is the only admin of a club.
 */
export async function eraseUser(
  tx: Tx,
  user: { userId: string; handle: string; email: string; name: string },
): Promise<void> {
  const { userId } = user;
  const owned = (await tx.execute(sql`
    select p.id, s.slug as simulator, p.sim_api_id as "simApiId", p.display_name as "displayName", p.real_name as "realName"
    from sim_profiles p join simulators s on s.id = p.simulator_id
    where p.user_id = ${userId} order by p.id for no key update of p
  `)) as unknown as Owned[];
  for (const profile of owned) await eraseProfile(tx, profile);

  const names = [user.handle, user.email, user.name, ...owned.flatMap((one) => [one.displayName, one.simApiId])];
  await forgetNames(tx, userId, names);
  await tx.execute(sql`delete from slug_redirects where kind = 'user' and target_id = ${userId}`);
  await tx.execute(sql`delete from contact_messages where lower(email) = lower(${user.email})`);
  await tx.execute(sql`
    update club_invitations set email = null, revoked_at = coalesce(revoked_at, now())
    where lower(email) = lower(${user.email})`);
  await tx.delete(users).where(eq(users.id, userId));
}

async function eraseProfile(tx: Tx, { id, simulator, simApiId, displayName, realName }: Owned): Promise<void> {
  const [erased] = await tx
    .insert(erasedIdentities)
    .values({ identityHash: identityHash(simulator, simApiId), profileId: id })
    .onConflictDoUpdate({ target: erasedIdentities.identityHash, set: { profileId: id } })
    .returning({ id: erasedIdentities.id, number: erasedIdentities.driverNumber });
  if (!erased) throw new Error('an erased identity was not stored');
  const name = `Driver ${erased.number}`;
  await tx.execute(sql`delete from ratings where profile_id = ${id}`);
  await tx.execute(sql`delete from lap_times where profile_id = ${id}`);
  await tx.execute(sql`delete from profile_claims where profile_id = ${id}`);
  await tx.execute(sql`
    update results set team_name = ${name}
    where team_name in (${displayName}, ${realName ?? displayName})
      and event_session_id in (select event_session_id from results where profile_id = ${id})`);
  await tx.execute(sql`
    update results set best_lap_ms = null, average_lap_ms = null,
      rating_before = null, rating_after = null, safety_before = null, safety_after = null
    where profile_id = ${id}`);
  await tx.execute(sql`
    update sim_profiles set user_id = null, sim_api_id = ${`erased-${erased.id}`}, display_name = ${name}, real_name = null,
      country = null, visibility = 'public', show_real_name = false, show_ratings = false, show_laps = false,
      show_results = true, updated_at = now()
    where id = ${id}`);
}

/** Records keep that something happened, not to whom: details and notices with one of these values lose them. */
async function forgetNames(tx: Tx, userId: string, names: readonly string[]): Promise<void> {
  const named = (payload: string) => sql`exists (
    select from jsonb_path_query(${sql.raw(payload)}, 'strict $.** ? (@.type() == "string")') value
    where value #>> '{}' = any(${sql.param([...names])}::text[]))`;
  await tx.execute(sql`
    update audit_logs set details = '{}'
    where details <> '{}' and (actor_id = ${userId} or subject_id = ${userId} or ${named('details')})`);
  await tx.execute(sql`delete from notifications where ${named('payload')}`);
  await tx.execute(sql`delete from notification_outbox where ${named('payload')}`);
}
