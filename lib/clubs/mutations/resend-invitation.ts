import { and, eq, sql } from 'drizzle-orm';
import { clubInvitations } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { newToken, tokenHashOf } from '../../session/token.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { isOpenInvitation } from '../open-invitation.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';
import type { Invited } from './create-invitation.ts';

/** The same invitation under a new token, for seven more days; the old token is void. */
export async function resendInvitation(
  actor: NonNullable<Actor>,
  { clubId, invitationId }: { clubId: string; invitationId: string },
): Promise<WriteResult<Invited, ClubError>> {
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'invitation.resend', (key) => fail(about(key)));
    const token = newToken();
    const [renewed] = await tx
      .update(clubInvitations)
      .set({ tokenHash: tokenHashOf(token), expiresAt: sql`now() + interval '7 days'` })
      .where(and(eq(clubInvitations.id, invitationId), eq(clubInvitations.clubId, clubId), isOpenInvitation))
      .returning({ email: clubInvitations.email });
    if (!renewed) return fail(about('invitationGone'));
    await auditClub(tx, { actorId: actor.userId, clubId, action: 'invitation.renewed' });
    return { token, clubName: club.name, email: renewed.email };
  });
}
