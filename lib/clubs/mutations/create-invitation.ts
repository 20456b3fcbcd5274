import { and, count, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { clubInvitations } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { newToken, tokenHashOf } from '../../session/token.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { mostInvitations } from '../limits.ts';
import { isOpenInvitation } from '../open-invitation.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

export type Invited = { token: string; clubName: string; email: string | null };

/**
 * An invitation: a link for some uses, or for one address a single use. The token is handed back this once; only its
 * hash is kept. Whoever holds it gets in.
 */
export async function createInvitation(
  actor: NonNullable<Actor>,
  input: { clubId: string; role: 'member' | 'manager'; email: string | null; maxUses: number },
): Promise<WriteResult<Invited, ClubError>> {
  const { clubId, role, email } = input;
  const maxUses = email === null ? input.maxUses : 1;
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'invitation.create', (key) => fail(about(key)));
    const ofClub = eq(clubInvitations.clubId, clubId);
    const [open] = await tx.select({ n: count() }).from(clubInvitations).where(and(ofClub, isOpenInvitation));
    if ((open?.n ?? 0) >= mostInvitations) fail(about('tooManyInvitations'));
    // An address was given for as long as its invitation counts.
    await tx
      .update(clubInvitations)
      .set({ email: null })
      .where(and(ofClub, isNotNull(clubInvitations.email), lte(clubInvitations.expiresAt, sql`now()`)));
    const token = newToken();
    await tx
      .insert(clubInvitations)
      .values({ clubId, role, email, maxUses, createdBy: actor.userId, tokenHash: tokenHashOf(token) });
    await auditClub(tx, {
      actorId: actor.userId,
      clubId,
      action: 'invitation.created',
      details: { role, maxUses, byMail: email !== null },
    });
    return { token, clubName: club.name, email };
  });
}
