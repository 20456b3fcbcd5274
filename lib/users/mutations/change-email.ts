import { eq } from 'drizzle-orm';
import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { isPasswordOf, type WrongPassword, wrongPassword } from '../data.ts';
import { type Taken, writeAccount } from '../write-account.ts';

/** A new address, on proof of the password. It counts as unverified until it is. The audit does not keep addresses. */
export async function changeEmail(
  userId: string,
  email: string,
  currentPassword: string,
): Promise<WriteResult<void, Taken | WrongPassword>> {
  if (!(await isPasswordOf(userId, currentPassword))) return { ok: false, error: wrongPassword };
  return writeAccount(async (tx) => {
    await tx.update(users).set({ email, emailVerifiedAt: null, updatedAt: new Date() }).where(eq(users.id, userId));
    await tx
      .insert(auditLogs)
      .values({ actorId: userId, action: 'user.email-changed', subjectType: 'user', subjectId: userId });
  });
}
