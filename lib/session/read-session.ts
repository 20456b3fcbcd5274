import { and, eq, gt, isNull } from 'drizzle-orm';
import { sessions, userCacheKeys, users } from '../../drizzle/schema/index.ts';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { startPosition } from '../cache/entries.ts';
import { cacheRuntime } from '../cache/index.ts';
import { recordStore } from '../cache/records.ts';
import { db } from '../db/client.ts';
import { env } from '../env/index.ts';
import { unwrapPersonalKey } from '../users/personal-key.ts';
import { dayMs, type SessionRecord } from './session-record.ts';
import { slide } from './slide.ts';
import { tokenHashOf } from './token.ts';

/**
 * The session behind a key: from Redis without SQL, or from Postgres, which then fills Redis. Null when there is none,
 * it has ended or been revoked, or its user is suspended. Redis gone: Postgres answers.
 */
export async function readSession(sessionKey: string, nowMs = Date.now()): Promise<SessionRecord | null> {
  const keyHash = tokenHashOf(sessionKey);
  const records = recordStore<SessionRecord>('session');
  const held = await records.get(keyHash);
  if (held?.valid && held.value.durableUntilMs > nowMs) {
    slide(keyHash, nowMs);
    notePersonalKey(held.value);
    return held.value;
  }
  // Before the query: a revocation that commits while it runs has a later clock, and makes the record invalid.
  const position = await startPosition();
  const record = await loadSession(keyHash, nowMs);
  if (record && position) {
    const { viewer } = record;
    const tags = [
      tag.session(viewer.sessionId),
      tag.user(viewer.userId),
      ...tablesOf('sessions', 'users', 'user_cache_keys'),
    ];
    await records.set(keyHash, record, env().sessionDays * dayMs, tags, position);
    notePersonalKey(record);
  }
  return record;
}

function notePersonalKey({ viewer, personalKey }: SessionRecord): void {
  if (personalKey) cacheRuntime().personalRings.note(tag.user(viewer.userId), personalKey);
}

async function loadSession(keyHash: string, nowMs: number): Promise<SessionRecord | null> {
  const [row] = await db()
    .select({
      userId: users.id,
      sessionId: sessions.id,
      handle: users.handle,
      name: users.name,
      locale: users.locale,
      theme: users.theme,
      timeZone: users.timeZone,
      hourCycle: users.hourCycle,
      siteRole: users.siteRole,
      expiresAt: sessions.expiresAt,
      wrappedKey: userCacheKeys.wrappedKey,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(userCacheKeys, eq(userCacheKeys.userId, sessions.userId))
    .where(
      and(
        eq(sessions.keyHash, keyHash),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, new Date(nowMs)),
        isNull(users.suspendedAt),
      ),
    );
  if (!row) return null;
  const { expiresAt, wrappedKey, ...viewer } = row;
  const personalKey = wrappedKey === null ? null : unwrapPersonalKey(viewer.userId, wrappedKey);
  return { viewer, durableUntilMs: expiresAt.getTime(), personalKey };
}
