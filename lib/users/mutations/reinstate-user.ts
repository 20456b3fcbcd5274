import { and, eq, isNotNull } from 'drizzle-orm';
import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';

/** Opens a suspended account again. */
export async function reinstateUser(
  actor: NonNullable<Actor>,
  userId: string,
): Promise<WriteResult<void, 'forbidden' | 'unchanged'>> {
  if (!can(rolesOf(actor), 'admin.reinstate')) return { ok: false, error: 'forbidden' };
  return writeResult(async (tx, fail: (error: 'unchanged') => never) => {
    const rows = await tx
      .update(users)
      .set({ suspendedAt: null, updatedAt: new Date() })
      .where(and(eq(users.id, userId), isNotNull(users.suspendedAt)))
      .returning({ id: users.id });
    if (rows.length === 0) fail('unchanged');
    await tx
      .insert(auditLogs)
      .values({ actorId: actor.userId, action: 'user.reinstated', subjectType: 'user', subjectId: userId });
  });
}
