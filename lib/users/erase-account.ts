import { and, eq, isNull, sql } from 'drizzle-orm';
import { auditLogs, users } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import { eraseUser } from './erase.ts';

export type NotErased = { field: null; key: 'soleClubAdmin' | 'lastSiteAdmin' };

type Options = {
  fail: (error: NotErased) => never;
  /** Called with the account's row locked. */
  check?: (user: { handle: string }) => void;
};

/** Erases an account and says in the audit that one was, unless a club or the site would be left without an admin. */
export async function eraseAccount(tx: Tx, userId: string, { fail, check }: Options): Promise<void> {
  // In line with a promotion or transfer in one of his clubs: the count below is of what will be.
  await tx.execute(sql`
    select from clubs c where exists (select from club_members m where m.club_id = c.id and m.user_id = ${userId})
    order by c.id for no key update`);
  const [user] = await tx
    .select({ handle: users.handle, email: users.email, name: users.name, siteRole: users.siteRole })
    .from(users)
    .where(eq(users.id, userId))
    .for('update');
  if (!user) throw new Error('an account vanished while it was being deleted');
  check?.(user);
  const [sole] = await tx.execute(sql`
    select from club_members m where m.user_id = ${userId} and m.role = 'admin' and not exists (
      select from club_members o where o.club_id = m.club_id and o.role = 'admin' and o.user_id <> m.user_id) limit 1`);
  if (sole) fail({ field: null, key: 'soleClubAdmin' });
  if (user.siteRole === 'admin') {
    const admins = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.siteRole, 'admin'), isNull(users.suspendedAt)))
      .orderBy(users.id)
      .for('update');
    if (admins.length < 2) fail({ field: null, key: 'lastSiteAdmin' });
  }
  await eraseUser(tx, { userId, ...user });
  await tx.insert(auditLogs).values({ actorId: null, action: 'user.deleted', subjectType: 'user' });
}
