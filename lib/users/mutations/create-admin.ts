import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { hashPassword } from '../password.ts';
import type { RegisterInput } from '../schema.ts';
import { type Taken, writeAccount } from '../write-account.ts';

/** A site admin, made from the command line of the machine the site runs on. Reserved handles are allowed to him. */
export async function createAdmin({
  password,
  ...input
}: RegisterInput): Promise<WriteResult<{ userId: string }, Taken>> {
  const passwordHash = await hashPassword(password);
  return writeAccount(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ ...input, passwordHash, siteRole: 'admin' })
      .returning({ id: users.id });
    if (!user) throw new Error('an admin was not stored');
    await tx
      .insert(auditLogs)
      .values({ actorId: user.id, action: 'user.admin-created', subjectType: 'user', subjectId: user.id });
    return { userId: user.id };
  });
}
