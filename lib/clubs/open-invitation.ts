import { and, gt, isNull, sql } from 'drizzle-orm';
import { clubInvitations } from '../../drizzle/schema/index.ts';

/** Whether an invitation can still be used. Uses are counted under the lock of its club's row. */
export const isOpenInvitation = and(
  isNull(clubInvitations.revokedAt),
  gt(clubInvitations.expiresAt, sql`now()`),
  sql`${clubInvitations.uses} < ${clubInvitations.maxUses}`,
);
