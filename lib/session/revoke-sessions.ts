import { and, eq, isNull, ne } from 'drizzle-orm';
import { sessions } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';

type Which = { userId: string } & ({ sessionId: string } | { except: string } | { all: true });

/**
 * Ends sessions of one user: one, all but one, or all. Returns the ids that were still open. The rows' triggers bump
 * `session:<id>`, which is what makes the records in Redis invalid; nothing is deleted there.
 */
export async function revokeSessions(tx: Tx, which: Which): Promise<string[]> {
  const scope =
    'sessionId' in which
      ? eq(sessions.id, which.sessionId)
      : 'except' in which
        ? ne(sessions.id, which.except)
        : undefined;
  const rows = await tx
    .update(sessions)
    .set({ revokedAt: new Date() })
    .where(and(eq(sessions.userId, which.userId), isNull(sessions.revokedAt), scope))
    .returning({ id: sessions.id });
  return rows.map((row) => row.id);
}
