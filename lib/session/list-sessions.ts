import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { sessions } from '../../drizzle/schema/index.ts';
import { db } from '../db/client.ts';
import { type DeviceName, describeDevice } from './describe-device.ts';

/** One row of the list in `/settings/security`. Times are ISO instants; `lastSeenAt` is kept to the day. */
export type SessionItem = {
  sessionId: string;
  device: DeviceName;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
};

const mostShown = 100;

/** A user's open sessions, the one in use first. Never cached: it is what a worried person looks at. */
export async function listSessions(userId: string, currentSessionId: string): Promise<SessionItem[]> {
  const rows = await db()
    .select({
      sessionId: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, new Date())))
    .orderBy(desc(eq(sessions.id, currentSessionId)), desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(mostShown);
  return rows.map((row) => ({
    sessionId: row.sessionId,
    device: describeDevice(row.userAgent),
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.sessionId === currentSessionId,
  }));
}
