import { and, eq, isNull, sql } from 'drizzle-orm';
import { clubInvitations, clubMembers, clubs, joinRequests } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';
import { isTokenShape, tokenHashOf } from '../../session/token.ts';
import { roleIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { isOpenInvitation } from '../open-invitation.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/**
 * Joins the club of an invitation by its token, which admits whoever holds it. A use is taken only by who was not in the
 * club before; of two who want the last one, one gets it. The address it was sent to is forgotten.
 */
export async function acceptInvitation(
  actor: (NonNullable<Actor> & { name: string }) | null,
  { token }: { token: string },
): Promise<WriteResult<{ slug: string }, ClubError>> {
  if (!actor || !can(rolesOf(actor), 'invitation.accept')) return { ok: false, error: about('forbidden') };
  if (!isTokenShape(token)) return { ok: false, error: about('invitationGone') };
  const { userId, name } = actor;
  return writeClub(async (tx, fail) => {
    // The club first, as all that changes it does: then nothing of it changes under the invitation.
    const [club] = await tx
      .select({ clubId: clubs.id, slug: clubs.slug, name: clubs.name })
      .from(clubs)
      .where(
        and(
          isNull(clubs.hiddenAt),
          eq(clubs.id, sql`(select club_id from club_invitations where token_hash = ${tokenHashOf(token)})`),
        ),
      )
      .for('no key update');
    if (!club) return fail(about('invitationGone'));
    const { clubId, slug } = club;
    // Also the second press of who has just got in by the last use.
    if ((await roleIn(tx, clubId, userId)) !== null) return { slug };
    const [used] = await tx
      .update(clubInvitations)
      .set({ uses: sql`${clubInvitations.uses} + 1`, email: null })
      .where(and(eq(clubInvitations.tokenHash, tokenHashOf(token)), isOpenInvitation))
      .returning({ role: clubInvitations.role });
    if (!used) return fail(about('invitationGone'));
    await tx.insert(clubMembers).values({ clubId, userId, role: used.role });
    await tx
      .update(joinRequests)
      .set({ status: 'accepted', decidedAt: new Date() })
      .where(and(eq(joinRequests.clubId, clubId), eq(joinRequests.userId, userId), eq(joinRequests.status, 'pending')));
    await auditClub(tx, { actorId: userId, clubId, action: 'invitation.accepted', subjectId: userId });
    await enqueueNotification(tx, {
      kind: 'club.member-joined',
      to: { clubId, roles: ['admin'] },
      payload: { clubSlug: slug, clubName: club.name, name },
    });
    return { slug };
  });
}
