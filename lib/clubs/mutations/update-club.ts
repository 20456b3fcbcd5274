import { eq } from 'drizzle-orm';
import { clubs } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import type { UpdateClubInput } from '../schema.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** What a club says of itself, and who sees it and its roster. */
export async function updateClub(
  actor: NonNullable<Actor>,
  { clubId, ...values }: UpdateClubInput,
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    await actIn(tx, actor, clubId, 'club.update', (key) => fail(about(key)));
    await tx
      .update(clubs)
      .set({ ...values, updatedAt: new Date() })
      .where(eq(clubs.id, clubId));
    const { visibility, rosterVisibility } = values;
    await auditClub(tx, {
      actorId: actor.userId,
      clubId,
      action: 'club.updated',
      details: { visibility, rosterVisibility },
    });
  });
}
