import { and, eq, ne } from 'drizzle-orm';
import { auditLogs, clubMembers, clubs, teams } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import type { Actor } from '../../policy/index.ts';
import { dropSlugs } from '../../slugs/redirects.ts';
import { actIn } from '../acting.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** Deletes a club and what is only its own: members, teams, events, sheets. `confirmation` is its name, typed. */
export async function deleteClub(
  actor: NonNullable<Actor>,
  { clubId, confirmation }: { clubId: string; confirmation: string },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'club.delete', (key) => fail(about(key)));
    if (confirmation.toLowerCase() !== club.name.toLowerCase()) {
      fail({ field: 'confirmation', key: 'confirmationMismatch' });
    }
    const others = await tx
      .select({ userId: clubMembers.userId })
      .from(clubMembers)
      .where(and(eq(clubMembers.clubId, clubId), ne(clubMembers.userId, actor.userId)));
    if (others.length > 0) {
      const to = { userIds: others.map(({ userId }) => userId) };
      await enqueueNotification(tx, { kind: 'club.deleted', to, payload: { clubName: club.name } });
    }
    const owned = await tx.select({ id: teams.id }).from(teams).where(eq(teams.clubId, clubId));
    for (const { id } of owned) await dropSlugs(tx, 'team', id);
    await dropSlugs(tx, 'club', clubId);
    await tx.delete(clubs).where(eq(clubs.id, clubId));
    await tx.insert(auditLogs).values({
      actorId: actor.userId,
      action: 'club.deleted',
      subjectType: 'club',
      subjectId: clubId,
      details: { name: club.name, members: others.length + 1 },
    });
  });
}
