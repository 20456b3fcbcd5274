import { asc, inArray, isNull, sql } from 'drizzle-orm';
import { notificationOutbox, notifications } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import { write } from '../db/write.ts';
import type { Recipients } from './enqueue.ts';

/** Notices a call takes. */
export const noticeBatch = 100;
type Enveloped = { to?: Recipients; payload?: Record<string, unknown> };

/**
 * Turns notices of the outbox into notifications, at most 100 a call, the oldest first. Several processes may run it:
 * each takes rows that no other holds. Answers how many notices were delivered.
 */
export async function deliverNotices(): Promise<number> {
  const { value } = await write(async (tx) => {
    const due = await tx
      .select()
      .from(notificationOutbox)
      .where(isNull(notificationOutbox.sentAt))
      .orderBy(asc(notificationOutbox.id))
      .limit(noticeBatch)
      .for('update', { skipLocked: true });
    if (due.length === 0) return 0;
    for (const { kind, payload, createdAt } of due) {
      const { to, payload: told = {} } = payload as Enveloped;
      const userIds = to ? await recipientsOf(tx, to) : [];
      if (userIds.length === 0) continue;
      await tx.insert(notifications).values(userIds.map((userId) => ({ userId, kind, payload: told, createdAt })));
    }
    await tx
      .update(notificationOutbox)
      .set({ sentAt: sql`now()` })
      .where(
        inArray(
          notificationOutbox.id,
          due.map(({ id }) => id),
        ),
      );
    return due.length;
  });
  return value;
}

/** People who are gone by now get nothing, and make nothing fail. */
async function recipientsOf(tx: Tx, to: Recipients): Promise<string[]> {
  const rows =
    'userIds' in to
      ? await tx.execute<{ id: string }>(sql`
          select id from users where id = any(${sql.param([...to.userIds])}::uuid[]) for key share`)
      : await tx.execute<{ id: string }>(sql`
          select u.id from club_members m join users u on u.id = m.user_id
          where m.club_id = ${to.clubId} and m.role = any(${sql.param([...to.roles])}::text[]) for key share of u`);
  return rows.map(({ id }) => id);
}
