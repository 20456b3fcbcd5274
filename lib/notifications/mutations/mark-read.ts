import { and, eq, isNull } from 'drizzle-orm';
import { notifications } from '../../../drizzle/schema/index.ts';
import { type Written, write } from '../../db/write.ts';

/** Marks one of a user's notifications as read, or all of them. Others' are left as they are. */
export async function markRead(userId: string, notificationId: string | null): Promise<Written<number>> {
  return write(async (tx) => {
    const marked = await tx
      .update(notifications)
      .set({ readAt: new Date() })
      .where(
        and(
          eq(notifications.userId, userId),
          isNull(notifications.readAt),
          notificationId === null ? undefined : eq(notifications.id, notificationId),
        ),
      )
      .returning({ id: notifications.id });
    return marked.length;
  });
}
