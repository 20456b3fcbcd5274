import { and, eq, sql } from 'drizzle-orm';
import { clubMembers, teamMembers, users } from '../../../drizzle/schema/index.ts';
import { auditClub } from '../../clubs/audit.ts';
import type { WriteResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import type { Actor, TeamRole } from '../../policy/index.ts';
import { about, actOnTeam, type TeamError, writeTeam } from '../acting.ts';

/** Takes a member of the club, by handle, into one of its teams. */
export async function addTeamMember(
  actor: NonNullable<Actor>,
  { teamId, handle, role }: { teamId: string; handle: string; role: TeamRole },
): Promise<WriteResult<void, TeamError>> {
  return writeTeam(async (tx, fail) => {
    const { club, slug, name } = await actOnTeam(tx, actor, teamId, 'team.set-members', fail);
    const [person] = await tx
      .select({ userId: users.id })
      .from(users)
      .innerJoin(clubMembers, and(eq(clubMembers.userId, users.id), eq(clubMembers.clubId, club.clubId)))
      .where(eq(sql`lower(${users.handle})`, handle.replace(/^@/, '').toLowerCase()));
    if (!person) return fail(about('notInClub'));
    const { userId } = person;
    const added = await tx
      .insert(teamMembers)
      .values({ teamId, userId, role })
      .onConflictDoNothing()
      .returning({ id: teamMembers.id });
    if (added.length === 0) fail(about('alreadyInTeam'));
    await auditClub(tx, {
      actorId: actor.userId,
      clubId: club.clubId,
      action: 'team.member-added',
      subjectId: userId,
      details: { team: slug, role },
    });
    if (userId === actor.userId) return;
    await enqueueNotification(tx, {
      kind: 'team.member-added',
      to: { userIds: [userId] },
      payload: { clubSlug: club.slug, teamSlug: slug, teamName: name },
    });
  });
}
