import { sessions } from '../../drizzle/schema/index.ts';
import { keyedHash } from '../cache/entries.ts';
import type { Tx } from '../db/client.ts';
import { env } from '../env/index.ts';
import { makePersonalKey } from '../users/personal-key.ts';
import { durableExpiry } from './session-record.ts';
import { newToken, tokenHashOf } from './token.ts';

/** The browser and address a session is opened from. */
export type Device = { userAgent: string | null; address: string };
export type OpenedSession = { sessionId: string; sessionKey: string };

/** A new session with a new key, whatever the browser brought along. Redis learns of it when it is first read. */
export async function createSession(
  tx: Tx,
  userId: string,
  device: Device,
  nowMs = Date.now(),
): Promise<OpenedSession> {
  const sessionKey = newToken();
  const now = new Date(nowMs);
  const [row] = await tx
    .insert(sessions)
    .values({
      userId,
      keyHash: tokenHashOf(sessionKey),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: durableExpiry(nowMs, env().sessionDays),
      userAgent: device.userAgent?.slice(0, 400) ?? null,
      ipHash: keyedHash(['session-address', device.address]),
    })
    .returning({ id: sessions.id });
  if (!row) throw new Error('a session was not stored');
  await makePersonalKey(tx, userId);
  return { sessionId: row.id, sessionKey };
}
