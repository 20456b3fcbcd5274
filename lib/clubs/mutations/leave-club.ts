import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { endMembership } from '../end-membership.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** Leaves a club and its teams. Its only admin hands it over or deletes it first: `lastAdmin`. */
export async function leaveClub(
  actor: NonNullable<Actor>,
  { clubId }: { clubId: string },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    await actIn(tx, actor, clubId, 'member.leave', (key) => fail(about(key)));
    await endMembership(tx, clubId, actor.userId);
    await auditClub(tx, { actorId: actor.userId, clubId, action: 'member.left', subjectId: actor.userId });
  });
}
