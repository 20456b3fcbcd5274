import { and, eq, isNull } from 'drizzle-orm';
import { auditLogs, contactMessages } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';

/** Marks a message of the contact form as answered. */
export async function handleMessage(
  actor: NonNullable<Actor>,
  { messageId }: { messageId: string },
): Promise<WriteResult<void, 'forbidden' | 'messageGone'>> {
  if (!can(rolesOf(actor), 'admin.handle-message')) return { ok: false, error: 'forbidden' };
  return writeResult(async (tx, fail: (error: 'messageGone') => never) => {
    const handled = await tx
      .update(contactMessages)
      .set({ handledBy: actor.userId, handledAt: new Date() })
      .where(and(eq(contactMessages.id, messageId), isNull(contactMessages.handledAt)))
      .returning({ id: contactMessages.id });
    if (handled.length === 0) fail('messageGone');
    await tx.insert(auditLogs).values({
      actorId: actor.userId,
      action: 'message.handled',
      subjectType: 'contact-message',
      subjectId: messageId,
    });
  });
}
