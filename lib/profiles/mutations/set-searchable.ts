import { eq } from 'drizzle-orm';
import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import { type Written, write } from '../../db/write.ts';

/** Opts in to people search, which also shows one's handle on one's profiles, or out of it. */
export async function setSearchable(userId: string, searchable: boolean): Promise<Written<void>> {
  return write(async (tx) => {
    await tx.update(users).set({ searchable, updatedAt: new Date() }).where(eq(users.id, userId));
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'user.searchable',
      subjectType: 'user',
      subjectId: userId,
      details: { searchable },
    });
  });
}
