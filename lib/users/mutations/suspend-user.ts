import { and, eq, isNull } from 'drizzle-orm';
import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { type Actor, canAccount } from '../../policy/index.ts';
import { revokeSessions } from '../../session/revoke-sessions.ts';

/** Shuts an account: its sessions end with the same commit, and no new one can be opened. */
export async function suspendUser(
  actor: NonNullable<Actor>,
  userId: string,
): Promise<WriteResult<{ revoked: number }, 'forbidden' | 'unchanged'>> {
  if (!canAccount(actor, 'suspend', userId)) return { ok: false, error: 'forbidden' };
  return writeResult(async (tx, fail: (error: 'forbidden' | 'unchanged') => never) => {
    // All site admins in one order: of two who suspend each other at once the second is none any more.
    const admins = await tx
      .select({ id: users.id, suspendedAt: users.suspendedAt })
      .from(users)
      .where(eq(users.siteRole, 'admin'))
      .orderBy(users.id)
      .for('no key update');
    if (!admins.some(({ id, suspendedAt }) => id === actor.userId && suspendedAt === null)) fail('forbidden');
    const rows = await tx
      .update(users)
      .set({ suspendedAt: new Date(), updatedAt: new Date() })
      .where(and(eq(users.id, userId), isNull(users.suspendedAt)))
      .returning({ id: users.id });
    if (rows.length === 0) fail('unchanged');
    const revoked = await revokeSessions(tx, { userId, all: true });
    await tx.insert(auditLogs).values({
      actorId: actor.userId,
      action: 'user.suspended',
      subjectType: 'user',
      subjectId: userId,
      details: { sessionsRevoked: revoked.length },
    });
    return { revoked: revoked.length };
  });
}
