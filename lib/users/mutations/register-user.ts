import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { createSession, type Device, type OpenedSession } from '../../session/create-session.ts';
import { isSlugFree } from '../../slugs/redirects.ts';
import { hashPassword } from '../password.ts';
import type { RegisterInput } from '../schema.ts';
import { handleTaken, type Taken, writeAccount } from '../write-account.ts';

/** A new account, signed in at once. A double submit makes one account. */
export async function registerUser(
  { password, ...input }: RegisterInput,
  locale: 'en' | 'de' | 'es',
  device: Device,
): Promise<WriteResult<OpenedSession, Taken>> {
  const passwordHash = await hashPassword(password);
  return writeAccount(async (tx, fail) => {
    const [user] = await tx
      .insert(users)
      .values({ ...input, passwordHash, locale })
      .returning({ id: users.id });
    if (!user) throw new Error('a user was not stored');
    // After the write, which waited for whoever gives this handle up at the same moment.
    if (!(await isSlugFree(tx, 'user', input.handle, user.id))) fail(handleTaken);
    await tx
      .insert(auditLogs)
      .values({ actorId: user.id, action: 'user.registered', subjectType: 'user', subjectId: user.id });
    return createSession(tx, user.id, device);
  });
}
