import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { clubs, teamMembers } from '../../../drizzle/schema/index.ts';
import { removeMember } from '../../../lib/clubs/mutations/remove-member.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import { type ClubAudience, clubAudiences } from '../../../lib/policy/index.ts';
import { listTeams } from '../../../lib/teams/data/list.ts';
import { listOwnTeams } from '../../../lib/teams/data/own.ts';
import { findTeam, listTeamMembers, listTeamRaces } from '../../../lib/teams/data/team.ts';
import { addTeamMember } from '../../../lib/teams/mutations/add-team-member.ts';
import { archiveTeam } from '../../../lib/teams/mutations/archive-team.ts';
import { createTeam } from '../../../lib/teams/mutations/create-team.ts';
import { removeTeamMember } from '../../../lib/teams/mutations/remove-team-member.ts';
import { setTeamRole } from '../../../lib/teams/mutations/set-team-role.ts';
import { updateTeam } from '../../../lib/teams/mutations/update-team.ts';
import * as make from '../../factories/index.ts';
import { nextNumber } from '../../factories/rows.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { bringPersonalKey } from '../../helpers/personal-key.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

const actor = (user: { id: string }) => ({ userId: user.id, siteRole: 'user' as const });

async function club(values: Parameters<typeof make.createClub>[2] = {}) {
  const [admin, driver] = [await make.createUser(db()), await make.createUser(db())];
  const made = await make.createClub(db(), admin.id, values);
  await make.createClubMember(db(), made.id, driver.id);
  const team = async (visibility: 'public' | 'club' | 'private') => {
    const name = `Team ${nextNumber()}`;
    const created = await createTeam(actor(admin), { clubId: made.id, name, description: null, visibility, slug: '' });
    if (!created.ok) throw new Error(created.error.key);
    const found = await findTeam(made.id, created.value.slug);
    if (!found) throw new Error('a team was not found');
    return found;
  };
  return { clubId: made.id, admin, driver, team };
}

test('each class of readers gets the teams it may see, and members of a private team theirs', async () => {
  const { clubId, team } = await club();
  const [open, inside, closed] = [await team('public'), await team('club'), await team('private')];
  const expected: Record<ClubAudience, string[]> = {
    public: [open.teamId],
    member: [open.teamId, inside.teamId],
    manager: [open.teamId, inside.teamId, closed.teamId],
    admin: [open.teamId, inside.teamId, closed.teamId],
    siteAdmin: [open.teamId, inside.teamId, closed.teamId],
  };
  for (const audience of clubAudiences) {
    const listed = (await listTeams(clubId, audience, [])).map(({ teamId }) => teamId);
    expect(listed.sort(), audience).toEqual(expected[audience].sort());
  }
  const own = (await listTeams(clubId, 'member', [closed.teamId])).map(({ teamId }) => teamId);
  expect(own.sort()).toEqual([open.teamId, inside.teamId, closed.teamId].sort());
});

test('of a private or hidden club nobody outside gets a team, at once', async () => {
  const { clubId, team } = await club();
  await team('public');
  expect(await listTeams(clubId, 'public', [])).toHaveLength(1);
  await write((tx) => tx.update(clubs).set({ visibility: 'private' }).where(eq(clubs.id, clubId)));
  expect(await listTeams(clubId, 'public', [])).toEqual([]);
  expect(await listTeams(clubId, 'member', [])).toHaveLength(1);
});

test('what was read once is not asked of Postgres again', async () => {
  const { clubId, admin, team } = await club();
  const { teamId, slug } = await team('public');
  await bringPersonalKey(admin.id);
  const reads: (() => Promise<unknown>)[] = [
    () => listTeams(clubId, 'manager', []),
    () => findTeam(clubId, slug.toUpperCase().toLowerCase()),
    () => listTeamMembers(teamId),
    () => listTeamRaces(teamId),
    () => listOwnTeams(admin.id),
  ];
  for (const read of reads) {
    await read();
    expect((await withQueryCount(read)).queries).toBe(0);
  }
});

test('who joins, changes role, leaves or leaves the club is seen at once', async () => {
  const { clubId, admin, driver, team } = await club();
  const { teamId } = await team('public');
  const crew = async () => (await listTeamMembers(teamId)).map(({ userId, role }) => [userId === driver.id, role]);
  expect(await crew()).toEqual([[false, 'owner']]);
  await addTeamMember(actor(admin), { teamId, handle: `@${driver.handle.toUpperCase()}`, role: 'driver' });
  expect(await crew()).toEqual([
    [false, 'owner'],
    [true, 'driver'],
  ]);
  expect(await listOwnTeams(driver.id)).toMatchObject([{ teamId, role: 'driver' }]);
  await setTeamRole(actor(admin), { teamId, userId: driver.id, role: 'reserve' });
  expect((await listOwnTeams(driver.id))[0]?.role).toBe('reserve');
  await removeTeamMember(actor(driver), { teamId, userId: driver.id });
  expect(await crew()).toEqual([[false, 'owner']]);
  await addTeamMember(actor(admin), { teamId, handle: driver.handle, role: 'driver' });
  await removeMember(actor(admin), { clubId, userId: driver.id });
  expect(await crew(), 'out of the club, out of its teams').toEqual([[false, 'owner']]);
  expect(await listOwnTeams(driver.id)).toEqual([]);
});

test('only members of the club can be added, each once, also by two at once', async () => {
  const { admin, driver, team } = await club();
  const { teamId } = await team('public');
  const outsider = await make.createUser(db());
  const refused = await addTeamMember(actor(admin), { teamId, handle: outsider.handle, role: 'driver' });
  expect(refused).toEqual({ ok: false, error: { field: null, key: 'notInClub' } });
  const added = await Promise.all(
    [1, 2, 3].map(() => addTeamMember(actor(admin), { teamId, handle: driver.handle, role: 'driver' })),
  );
  expect(added.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().select().from(teamMembers).where(eq(teamMembers.teamId, teamId))).toHaveLength(2);
});

test('a renamed team is found by both addresses, and its old one is not to be had by another', async () => {
  const { clubId, admin, team } = await club();
  const found = await team('public');
  const { teamId, slug, name } = found;
  const moved = `moved-${nextNumber()}`;
  await updateTeam(actor(admin), { teamId, name, description: null, visibility: 'public', slug: moved });
  expect((await findTeam(clubId, moved))?.teamId).toBe(teamId);
  expect((await findTeam(clubId, slug))?.slug).toBe(moved);
  const copy = await createTeam(actor(admin), { clubId, name: 'Copy', description: null, visibility: 'public', slug });
  expect(copy).toEqual({ ok: false, error: { field: 'slug', key: 'slugTaken' } });
  const twin = await createTeam(actor(admin), { clubId, name, description: null, visibility: 'public', slug: 'twin' });
  expect(twin).toEqual({ ok: false, error: { field: 'name', key: 'teamNameTaken' } });
});

test('an archived team goes to the end of the list and comes back', async () => {
  const { clubId, admin, team } = await club();
  const [first, second] = [await team('public'), await team('public')];
  const order = async () => (await listTeams(clubId, 'public', [])).map(({ teamId, archived }) => [teamId, archived]);
  expect(await order()).toHaveLength(2);
  await archiveTeam(actor(admin), { teamId: first.teamId, archived: true });
  expect(await order()).toEqual([
    [second.teamId, false],
    [first.teamId, true],
  ]);
  await archiveTeam(actor(admin), { teamId: first.teamId, archived: false });
  expect((await order()).every(([, archived]) => archived === false)).toBe(true);
});
