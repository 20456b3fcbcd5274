import { and, eq, isNull, lt } from 'drizzle-orm';
import { sessions } from '../../drizzle/schema/index.ts';
import { write } from '../db/write.ts';
import { env } from '../env/index.ts';
import { durableExpiry, isExtensionDue, type SessionRecord } from './session-record.ts';

/**
 * Moves Postgres' expiry when it is a day old, so that a Redis flushed on day 15 signs out nobody who still comes.
 * Run after the answer has left. Its row change bumps the session's clock: the next reader makes a new record.
 */
export async function extendSession(record: SessionRecord, nowMs = Date.now()): Promise<boolean> {
  const { sessionDays } = env();
  if (!isExtensionDue(record, nowMs, sessionDays)) return false;
  const expiresAt = durableExpiry(nowMs, sessionDays);
  const moved = await write((tx) =>
    tx
      .update(sessions)
      .set({ expiresAt, lastSeenAt: new Date(nowMs) })
      .where(
        and(
          eq(sessions.id, record.viewer.sessionId),
          isNull(sessions.revokedAt),
          // Of several instances that saw the same old record, one moves it.
          lt(sessions.expiresAt, new Date(record.durableUntilMs + 1)),
        ),
      )
      .returning({ id: sessions.id }),
  );
  return moved.value.length > 0;
}
