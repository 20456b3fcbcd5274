import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { clubInvitations, clubs, users } from '../../../drizzle/schema/index.ts';
import { db } from '../../db/client.ts';
import { isTokenShape, tokenHashOf } from '../../session/token.ts';
import { mostInvitations } from '../limits.ts';
import { isOpenInvitation } from '../open-invitation.ts';

/** An invitation that can still be used. Times are ISO 8601, UTC. */
export type OpenInvitation = {
  invitationId: string;
  role: 'member' | 'manager' | 'admin';
  /** Whom it was sent to; null for a link. */
  email: string | null;
  usesLeft: number;
  expiresAt: string;
};

/** A club's open invitations. From Postgres, never cached: it holds addresses, which lie in no shared store. */
export async function listInvitations(clubId: string): Promise<OpenInvitation[]> {
  const rows = await db()
    .select({
      invitationId: clubInvitations.id,
      role: clubInvitations.role,
      email: clubInvitations.email,
      usesLeft: sql<number>`${clubInvitations.maxUses} - ${clubInvitations.uses}`,
      expiresAt: clubInvitations.expiresAt,
    })
    .from(clubInvitations)
    .where(and(eq(clubInvitations.clubId, clubId), isOpenInvitation))
    .orderBy(asc(clubInvitations.expiresAt), asc(clubInvitations.id))
    .limit(mostInvitations);
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }));
}

/** What somebody with the link is shown before he accepts. */
export type Invitation = {
  clubId: string;
  clubSlug: string;
  clubName: string;
  invitedBy: string | null;
  role: 'member' | 'manager' | 'admin';
};

/** The invitation of a token; null for one that is unknown, revoked, used up or over, all alike. Never cached: it is a secret. */
export async function getInvitation(token: string): Promise<Invitation | null> {
  if (!isTokenShape(token)) return null;
  const [row] = await db()
    .select({
      clubId: clubs.id,
      clubSlug: clubs.slug,
      clubName: clubs.name,
      invitedBy: users.name,
      role: clubInvitations.role,
    })
    .from(clubInvitations)
    .innerJoin(clubs, and(eq(clubs.id, clubInvitations.clubId), isNull(clubs.hiddenAt)))
    .leftJoin(users, eq(users.id, clubInvitations.createdBy))
    .where(and(eq(clubInvitations.tokenHash, tokenHashOf(token)), isOpenInvitation));
  return row ?? null;
}
