import { and, eq, isNull } from 'drizzle-orm';
import { clubInvitations } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** From its commit on the link admits nobody. Who came in by it stays. */
export async function revokeInvitation(
  actor: NonNullable<Actor>,
  { clubId, invitationId }: { clubId: string; invitationId: string },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    await actIn(tx, actor, clubId, 'invitation.revoke', (key) => fail(about(key)));
    const revoked = await tx
      .update(clubInvitations)
      .set({ revokedAt: new Date(), email: null })
      .where(
        and(
          eq(clubInvitations.id, invitationId),
          eq(clubInvitations.clubId, clubId),
          isNull(clubInvitations.revokedAt),
        ),
      )
      .returning({ id: clubInvitations.id });
    if (revoked.length === 0) fail(about('invitationGone'));
    await auditClub(tx, { actorId: actor.userId, clubId, action: 'invitation.revoked' });
  });
}
