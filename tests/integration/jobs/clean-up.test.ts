import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '../../../lib/db/client.ts';
import { cleanUp } from '../../../lib/jobs/clean-up.ts';
import { createClub, createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

/** Of each table rows that are of no use any more (`old`), and rows just young enough to be kept. */
async function fill(): Promise<void> {
  const user = await createUser(db());
  const club = await createClub(db(), user.id);
  const day = (days: number) => sql`now() - ${days} * interval '1 day'`;
  await db().execute(sql`insert into sessions (user_id, key_hash, expires_at, revoked_at) values
    (${user.id}, 'old expired', ${day(1.1)}, null), (${user.id}, 'just expired', ${day(0.9)}, null),
    (${user.id}, 'old revoked', ${day(-9)}, ${day(31)}), (${user.id}, 'just revoked', ${day(-9)}, ${day(29)}),
    (${user.id}, 'open', ${day(-9)}, null)`);
  await db().execute(sql`insert into user_tokens (user_id, purpose, token_hash, email, expires_at, used_at) values
    (${user.id}, 'verify-email', 'old expired', 'a@b', ${day(8)}, null),
    (${user.id}, 'verify-email', 'old used', 'a@b', ${day(-1)}, ${day(8)}),
    (${user.id}, 'verify-email', 'just expired', 'a@b', ${day(6)}, null),
    (${user.id}, 'verify-email', 'good', 'a@b', ${day(-1)}, null)`);
  await db().execute(sql`insert into club_invitations (club_id, token_hash, expires_at, revoked_at) values
    (${club.id}, 'old expired', ${day(91)}, null), (${club.id}, 'old revoked', ${day(-1)}, ${day(91)}),
    (${club.id}, 'just expired', ${day(89)}, null), (${club.id}, 'good', ${day(-1)}, null)`);
  await db().execute(sql`insert into api_tokens (user_id, name, token_hash, expires_at, revoked_at) values
    (${user.id}, 'old expired', 'a', ${day(91)}, null), (${user.id}, 'old revoked', 'b', null, ${day(91)}),
    (${user.id}, 'just revoked', 'c', null, ${day(89)}), (${user.id}, 'good', 'd', null, null)`);
  await db().execute(sql`insert into calendar_feeds (user_id, token_hash, revoked_at) values
    (${user.id}, 'old revoked', ${day(91)}), (${user.id}, 'just revoked', ${day(89)}), (${user.id}, 'good', null)`);
  await db().execute(sql`insert into notification_outbox (kind, sent_at, created_at) values
    ('old sent', ${day(8)}, ${day(8)}), ('just sent', ${day(6)}, ${day(400)}), ('unsent', null, ${day(400)})`);
  await db().execute(sql`insert into notifications (user_id, kind, created_at) values
    (${user.id}, 'old', ${day(367)}), (${user.id}, 'young', ${day(364)})`);
  await db().execute(sql`insert into audit_logs (action, subject_type, created_at) values
    ('old', 'club', ${day(732)}), ('young', 'club', ${day(729)})`);
}

async function left(): Promise<string[]> {
  const rows = await db().execute<{ name: string }>(sql`
    select 'session ' || key_hash as name from sessions
    union all select 'token ' || token_hash from user_tokens
    union all select 'invitation ' || token_hash from club_invitations
    union all select 'api token ' || name from api_tokens
    union all select 'feed ' || token_hash from calendar_feeds
    union all select 'outbox ' || kind from notification_outbox where kind in ('old sent', 'just sent', 'unsent')
    union all select 'notice ' || kind from notifications where kind in ('old', 'young')
    union all select 'audit ' || action from audit_logs where action in ('old', 'young')`);
  return rows.map(({ name }) => name).toSorted();
}

test('what is of no use any more goes, what may be of use stays; a second time changes nothing', async () => {
  await fill();
  const before = await left();
  const useful = before.filter((name) => !/ old\b/.test(name));
  expect(before.length - useful.length).toBe(12);
  expect(await cleanUp()).toBe(12);
  expect(await left()).toEqual(useful);
  expect(await cleanUp()).toBe(0);
  expect(await left()).toEqual(useful);
});

test('several that clean up at once remove each row once, and end no session that is open', async () => {
  const user = await createUser(db());
  await db().execute(sql`insert into sessions (user_id, key_hash, expires_at)
    select ${user.id}, 'ended ' || n, now() - interval '9 days' from generate_series(1, 700) n`);
  const [before] = await db().execute<{ id: string }>(sql`select coalesce(max(id), 0)::text as id from cache_outbox`);
  const all = async () => {
    let removed = 0;
    for (let n = await cleanUp(); n > 0; n = await cleanUp()) removed += n;
    return removed;
  };
  const removed = await Promise.all([all(), all(), all()]);
  expect(removed.reduce((sum, each) => sum + each, 0)).toBe(700);
  // A tag of the whole table would make everybody's record in Redis invalid.
  const bumped = await db().execute<{ tag: string }>(sql`
    select distinct unnest(tags) as tag from cache_outbox where id > ${before?.id}::bigint and table_name = 'sessions'`);
  expect(bumped.length).toBeGreaterThan(700);
  expect(bumped.map(({ tag }) => tag)).not.toContain('t:sessions');
});
