import { clubInvitations } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { newToken, tokenHashOf } from '../token.ts';
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
