import { and, count, eq } from 'drizzle-orm';
import { auditLogs, clubMembers, clubs, users } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';
import { isSlugFree } from '../../slugs/redirects.ts';
import { slugOf } from '../../slugs/slug.ts';
import { mostClubs } from '../limits.ts';
import type { CreateClubInput } from '../schema.ts';
import { about, type ClubError, slugTaken, writeClub } from '../write-club.ts';

/** Founds a club; whoever does is its admin. */
export async function createClub(
  actor: Actor,
  input: CreateClubInput,
): Promise<WriteResult<{ clubId: string; slug: string }, ClubError>> {
  if (!actor || !can(rolesOf(actor), 'club.create')) return { ok: false, error: about('forbidden') };
  const { userId } = actor;
  const slug = input.slug || slugOf(input.name);
  return writeClub(async (tx, fail) => {
    // Those of one user wait for each other, so that their number keeps to its limit.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
    const [own] = await tx
      .select({ clubs: count() })
      .from(clubMembers)
      .where(and(eq(clubMembers.userId, userId), eq(clubMembers.role, 'admin')));
    if ((own?.clubs ?? 0) >= mostClubs) fail(about('tooManyClubs'));
    const [club] = await tx
      .insert(clubs)
      .values({ ...input, slug })
      .returning({ clubId: clubs.id });
    if (!club) throw new Error('a club was not stored');
    // After the insert, which waits for whoever is just giving this address up: his redirect is seen only then.
    if (!(await isSlugFree(tx, 'club', slug, null))) fail(slugTaken);
    await tx.insert(clubMembers).values({ clubId: club.clubId, userId, role: 'admin' });
    await tx.insert(auditLogs).values({
      actorId: userId,
      action: 'club.created',
      subjectType: 'club',
      subjectId: club.clubId,
      clubId: club.clubId,
      details: { slug },
    });
    return { clubId: club.clubId, slug };
  });
}
