import { sql } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { expect, test, vi } from 'vitest';
import { listDecisions } from '../../../lib/clubs/data/decisions.ts';
import { getInvitation, listInvitations } from '../../../lib/clubs/data/invitations.ts';
import { listRequests, requestPlaceOf } from '../../../lib/clubs/data/requests.ts';
import { acceptInvitation } from '../../../lib/clubs/mutations/accept-invitation.ts';
import { createInvitation } from '../../../lib/clubs/mutations/create-invitation.ts';
import { resendInvitation } from '../../../lib/clubs/mutations/resend-invitation.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { isTokenShape } from '../../../lib/session/token.ts';
import { openValue } from '../../helpers/open-value.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { clubWith, someone } from './clubs-cast.ts';
import { named, waitingRequest } from './joining-cast.ts';

onOwnDatabase();
runCache();

const email = 'only-for-this@example.org';

/** The tables of which some row holds the text. */
async function inDatabase(text: string): Promise<string[]> {
  const tables = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(name)} t where strpos(t::text, ${text}) > 0`,
    );
    if (row && row.n > 0) found.push(name);
  }
  return found;
}

/** Keys of this suite in any layer of Redis whose value, or whose name, holds the text. */
async function inRedis(text: string): Promise<string[]> {
  const url = new URL(process.env.REDIS_URL ?? '');
  const found: string[] = [];
  for (const layer of [0, 1, 2, 3, 4, 5]) {
    url.pathname = `/${layer}`;
    const redis = new Redis(url.href);
    for (const key of await redis.keys(`${process.env.SIMLANE_KEY_PREFIX}:*`)) {
      const dump = await redis.dump(key).catch(() => null);
      const value = (await redis.getBuffer(key).catch(() => null)) ?? Buffer.from(dump ?? '');
      if (key.includes(text) || openValue(key, value).includes(text)) found.push(key);
    }
    await redis.quit();
  }
  return found;
}

async function invited() {
  const { club, admin } = await clubWith();
  const made = await createInvitation(admin, { clubId: club.id, role: 'member', email, maxUses: 1 });
  if (!made.ok) throw new Error(made.error.key);
  return { club, admin, token: made.value.token };
}

test('a token is 256 random bits, and lies in clear in no table and in no cache, whatever is done with it', async () => {
  const { club, admin, token } = await invited();
  expect([isTokenShape(token), Buffer.from(token, 'base64url')]).toMatchObject([true, { length: 32 }]);
  await getInvitation(token);
  const [open] = await listInvitations(club.id);
  const renewed = await resendInvitation(admin, { clubId: club.id, invitationId: open?.invitationId ?? '' });
  const second = renewed.ok ? renewed.value.token : '';
  expect(second).not.toBe(token);
  await acceptInvitation(named(await someone()), { token });
  await acceptInvitation(named(await someone()), { token: second });
  for (const one of [token, second]) expect([await inDatabase(one), await inRedis(one)]).toEqual([[], []]);
});

test('the address of an invitation is read from Postgres each time and lies in no cache', async () => {
  const { club } = await invited();
  await waitingRequest(club.id, (await someone()).userId, { message: 'a word of its own' });
  for (let n = 0; n < 3; n += 1) {
    expect(await withQueryCount(() => listInvitations(club.id))).toMatchObject({ queries: 1, value: [{ email }] });
    await listRequests(club.id, requestPlaceOf({}));
    await listDecisions(club.id);
  }
  expect(await inDatabase(email)).toEqual(['club_invitations']);
  expect(await inRedis(email)).toEqual([]);
  // The look would have found it: what the same page does store, it finds.
  await vi.waitFor(async () => expect(await inRedis('a word of its own')).toHaveLength(1), { timeout: 5_000 });
});

test('an invitation says no more than what somebody with the link has to know', async () => {
  const { club, token } = await invited();
  expect(Object.keys((await getInvitation(token)) ?? {}).sort()).toEqual([
    'clubId',
    'clubName',
    'clubSlug',
    'invitedBy',
    'role',
  ]);
  expect(await getInvitation(token)).toMatchObject({ clubId: club.id, clubSlug: club.slug });
});
