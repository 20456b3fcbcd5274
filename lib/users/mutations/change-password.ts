import { eq } from 'drizzle-orm';
import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { revokeSessions } from '../../session/revoke-sessions.ts';
import { isPasswordOf, type WrongPassword, wrongPassword } from '../data.ts';
import { hashPassword } from '../password.ts';

/** A new password. Whoever is signed in elsewhere is signed out: that may be why it is changed. */
export async function changePassword(
  who: { userId: string; sessionId: string },
  currentPassword: string,
  newPassword: string,
): Promise<WriteResult<{ revoked: number }, WrongPassword>> {
  const { userId } = who;
  if (!(await isPasswordOf(userId, currentPassword))) return { ok: false, error: wrongPassword };
  const passwordHash = await hashPassword(newPassword);
  return writeResult(async (tx) => {
    await tx.update(users).set({ passwordHash, updatedAt: new Date() }).where(eq(users.id, userId));
    const revoked = await revokeSessions(tx, { userId, except: who.sessionId });
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'user.password-changed',
      subjectType: 'user',
      subjectId: userId,
      details: { sessionsRevoked: revoked.length },
    });
    return { revoked: revoked.length };
  });
}
