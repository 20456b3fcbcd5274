import { and, asc, eq } from 'drizzle-orm';
import {
  auditLogs,
  clubInvitations,
  clubMembers,
  joinRequests,
  notificationOutbox,
} from '../../../drizzle/schema/index.ts';
import type { acceptInvitation } from '../../../lib/clubs/mutations/accept-invitation.ts';
import { db } from '../../../lib/db/client.ts';
import type { Actor } from '../../../lib/policy/index.ts';
import { newToken, tokenHashOf } from '../../../lib/session/token.ts';

type Acting = NonNullable<Actor>;
export type Joining = NonNullable<Parameters<typeof acceptInvitation>[0]> & { handle: string };

/** The actor as actions hand him on. */
export function named(actor: Acting): Joining {
  return { ...actor, handle: `h-${actor.userId.slice(-8)}`, name: 'Robin Apex' };
}

export async function waitingRequest(
  clubId: string,
  userId: string,
  values: Partial<typeof joinRequests.$inferInsert> = {},
): Promise<string> {
  const [row] = await db()
    .insert(joinRequests)
    .values({ clubId, userId, message: 'Let me in', ...values })
    .returning();
  return row?.id ?? '';
}

export async function openInvitation(
  clubId: string,
  createdBy: string,
  values: Partial<typeof clubInvitations.$inferInsert> = {},
): Promise<{ invitationId: string; token: string }> {
  const token = newToken();
  const [row] = await db()
    .insert(clubInvitations)
    .values({ clubId, createdBy, tokenHash: tokenHashOf(token), ...values })
    .returning();
  return { invitationId: row?.id ?? '', token };
}

/** All that joining may change of a club: who is in, what was asked and offered, what was noted and told. */
export async function joiningOf(clubId: string) {
  const [members, requests, invitations, done, notices] = await Promise.all([
    db().select().from(clubMembers).where(eq(clubMembers.clubId, clubId)).orderBy(asc(clubMembers.id)),
    db().select().from(joinRequests).where(eq(joinRequests.clubId, clubId)).orderBy(asc(joinRequests.id)),
    db().select().from(clubInvitations).where(eq(clubInvitations.clubId, clubId)).orderBy(asc(clubInvitations.id)),
    db().select().from(auditLogs).where(eq(auditLogs.clubId, clubId)).orderBy(asc(auditLogs.id)),
    db().select().from(notificationOutbox).orderBy(asc(notificationOutbox.id)),
  ]);
  return { members, requests, invitations, done: done.map(({ action }) => action), notices };
}

export async function roleOf(clubId: string, userId: string): Promise<string | null> {
  const [row] = await db()
    .select({ role: clubMembers.role })
    .from(clubMembers)
    .where(and(eq(clubMembers.clubId, clubId), eq(clubMembers.userId, userId)));
  return row?.role ?? null;
}

export async function requestOf(requestId: string) {
  const [row] = await db().select().from(joinRequests).where(eq(joinRequests.id, requestId));
  return row;
}

export async function invitationOf(invitationId: string) {
  const [row] = await db().select().from(clubInvitations).where(eq(clubInvitations.id, invitationId));
  return row;
}

/** The kinds of notices about a club, in the order of the changes they tell of. */
export async function noticesOf(clubName: string): Promise<{ kind: string; to: unknown }[]> {
  const rows = await db().select().from(notificationOutbox).orderBy(asc(notificationOutbox.id));
  return rows.flatMap(({ kind, payload }) => {
    const { to, payload: told } = payload as { to: unknown; payload: { clubName?: string } };
    return told.clubName === clubName ? [{ kind, to }] : [];
  });
}
