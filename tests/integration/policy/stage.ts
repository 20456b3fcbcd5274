import {
  clubInvitations,
  contactMessages,
  joinRequests,
  profileClaims,
  reports,
  teamMembers,
  teams,
} from '../../../drizzle/schema/index.ts';
import { db } from '../../../lib/db/client.ts';
import type { Actor, Role } from '../../../lib/policy/index.ts';
import { newToken, tokenHashOf } from '../../../lib/session/token.ts';
import { hashPassword } from '../../../lib/users/password.ts';
import * as make from '../../factories/index.ts';
import { nextNumber, only } from '../../factories/rows.ts';

/** Of everybody on the stage. */
export const stagePassword = 'a password of the whole cast';
const passwordHash = hashPassword(stagePassword);

type Person = NonNullable<Actor> & { handle: string; name: string };

export type Stage = Awaited<ReturnType<typeof setStage>>;

/** A club with somebody of each role, and one of everything that can be acted on. */
export async function setStage(visibility: 'public' | 'private') {
  const person = async (siteRole: 'user' | 'admin' = 'user'): Promise<Person> => {
    const { id: userId, handle, name } = await make.createUser(db(), { siteRole, passwordHash: await passwordHash });
    return { userId, siteRole, handle, name };
  };
  const [stranger, member, manager, admin, second, siteAdmin, target, asker] = await Promise.all([
    ...[person(), person(), person(), person(), person()],
    ...[person('admin'), person(), person()],
  ]);
  if (!stranger || !member || !manager || !admin || !second || !siteAdmin || !target || !asker)
    throw new Error('no cast');
  const club = await make.createClub(db(), admin.userId, { visibility });
  await make.createClubMember(db(), club.id, second.userId, 'admin');
  await make.createClubMember(db(), club.id, manager.userId, 'manager');
  await make.createClubMember(db(), club.id, member.userId, 'member');
  await make.createClubMember(db(), club.id, target.userId, 'member');
  const request = only(await db().insert(joinRequests).values({ clubId: club.id, userId: asker.userId }).returning());
  const token = newToken();
  const invitation = only(
    await db()
      .insert(clubInvitations)
      .values({ clubId: club.id, tokenHash: tokenHashOf(token), maxUses: 10 })
      .returning(),
  );
  const slug = `team-${nextNumber()}`;
  const team = only(await db().insert(teams).values({ clubId: club.id, name: slug, slug }).returning());
  await db().insert(teamMembers).values({ teamId: team.id, userId: target.userId, role: 'driver' });
  const profile = await make.createProfile(db());
  const claim = only(
    await db().insert(profileClaims).values({ profileId: profile.id, userId: asker.userId }).returning(),
  );
  const reported = await make.createProfile(db());
  const report = only(
    await db()
      .insert(reports)
      .values({ reporterId: asker.userId, subjectType: 'profile', subjectId: reported.id, reason: 'rude name' })
      .returning(),
  );
  const message = only(
    await db().insert(contactMessages).values({ name: 'A', email: 'a@example.org', message: 'Hi' }).returning(),
  );
  const actors: Record<Role, Person | null> = { visitor: null, stranger, member, manager, admin, siteAdmin };
  return { actors, club, target, asker, request, token, invitation, team, profile, claim, reported, report, message };
}
