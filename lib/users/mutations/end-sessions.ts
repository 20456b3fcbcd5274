import { auditLogs } from '../../../drizzle/schema/index.ts';
import { type Written, write } from '../../db/write.ts';
import { revokeSessions } from '../../session/revoke-sessions.ts';

/** Which of one's own sessions to end. */
export type EndedScope = { sessionId: string } | { except: string };

/** Ends one session or all but one. Ending what has ended already changes nothing and is no error. */
export function endSessions(userId: string, scope: EndedScope): Promise<Written<{ revoked: number }>> {
  return write(async (tx) => {
    const revoked = await revokeSessions(tx, { userId, ...scope });
    if (revoked.length > 0) {
      await tx.insert(auditLogs).values({
        actorId: userId,
        action: 'session.revoked',
        subjectType: 'user',
        subjectId: userId,
        details: { sessions: revoked.length },
      });
    }
    return { revoked: revoked.length };
  });
}
