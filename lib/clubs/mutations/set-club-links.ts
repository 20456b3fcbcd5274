import { eq } from 'drizzle-orm';
import { clubLinks } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** The links of a club, in their order; all that were there are replaced. */
export async function setClubLinks(
  actor: NonNullable<Actor>,
  { clubId, links }: { clubId: string; links: readonly { label: string; url: string }[] },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    await actIn(tx, actor, clubId, 'club.update', (key) => fail(about(key)));
    await tx.delete(clubLinks).where(eq(clubLinks.clubId, clubId));
    if (links.length > 0) {
      await tx.insert(clubLinks).values(links.map((link, position) => ({ clubId, position, ...link })));
    }
    await auditClub(tx, { actorId: actor.userId, clubId, action: 'club.links', details: { links: links.length } });
  });
}
