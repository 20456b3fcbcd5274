import { eq } from 'drizzle-orm';
import { clubs } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import type { Actor } from '../../policy/index.ts';
import { isSlugFree, moveSlug } from '../../slugs/redirects.ts';
import { actIn } from '../acting.ts';
import { auditClub } from '../audit.ts';
import { about, type ClubError, slugTaken, writeClub } from '../write-club.ts';

/** A new address for a club; the old one leads to it. */
export async function renameClub(
  actor: NonNullable<Actor>,
  { clubId, slug }: { clubId: string; slug: string },
): Promise<WriteResult<{ slug: string }, ClubError>> {
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'club.rename', (key) => fail(about(key)));
    await tx.update(clubs).set({ slug, updatedAt: new Date() }).where(eq(clubs.id, clubId));
    // After the update, which waits for whoever is just giving this address up: his redirect is seen only then.
    if (!(await isSlugFree(tx, 'club', slug, clubId))) fail(slugTaken);
    await moveSlug(tx, 'club', clubId, club.slug, slug);
    await auditClub(tx, {
      actorId: actor.userId,
      clubId,
      action: 'club.renamed',
      details: { from: club.slug, to: slug },
    });
    return { slug };
  });
}
