import { eq } from 'drizzle-orm';
import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { isSlugFree, moveSlug } from '../../slugs/redirects.ts';
import type { AccountInput } from '../schema.ts';
import { handleTaken, type Taken, writeAccount } from '../write-account.ts';

/** Name, handle and the way the site is shown to its owner. A handle given up keeps leading to him. */
export function updateAccount(userId: string, input: AccountInput): Promise<WriteResult<void, Taken>> {
  return writeAccount(async (tx, fail) => {
    const [before] = await tx.select({ handle: users.handle }).from(users).where(eq(users.id, userId)).for('update');
    if (!before) throw new Error('the account of a session is gone');
    await tx
      .update(users)
      .set({ ...input, updatedAt: new Date() })
      .where(eq(users.id, userId));
    if (before.handle !== input.handle) {
      // After the write, which waited for whoever gives this handle up at the same moment.
      if (!(await isSlugFree(tx, 'user', input.handle, userId))) fail(handleTaken);
      await moveSlug(tx, 'user', userId, before.handle, input.handle);
    }
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'user.updated',
      subjectType: 'user',
      subjectId: userId,
      details: before.handle === input.handle ? {} : { handle: [before.handle, input.handle] },
    });
  });
}
