import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { clubMembers, simProfiles, users } from '../../../drizzle/schema/index.ts';
import { ensurePosition } from '../../../lib/cache/index.ts';
import { listMembers, pageSize } from '../../../lib/clubs/data/members.ts';
import { listMemberships } from '../../../lib/clubs/data/memberships.ts';
import { type MemberListParams, memberList, memberSorts } from '../../../lib/clubs/members-params.ts';
import { leaveClub } from '../../../lib/clubs/mutations/leave-club.ts';
import { removeMember } from '../../../lib/clubs/mutations/remove-member.ts';
import { setMemberRole } from '../../../lib/clubs/mutations/set-member-role.ts';
import { transferClub } from '../../../lib/clubs/mutations/transfer-club.ts';
import { updateClub } from '../../../lib/clubs/mutations/update-club.ts';
import { db, type Tx, withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import { type ClubAudience, clubAudiences } from '../../../lib/policy/index.ts';
import * as make from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { actorOf, clubWith } from './clubs-cast.ts';

onOwnDatabase();
runCache();

async function done(written: Promise<object>): Promise<void> {
  const answer = await written;
  if (!('position' in answer) || typeof answer.position !== 'number') throw new Error(JSON.stringify(answer));
  await ensurePosition(answer.position);
}
const change = (fn: (tx: Tx) => Promise<unknown>) => done(write(fn));
const asked = (params: Partial<MemberListParams> = {}) => ({ ...memberList.first, ...params });
const idsOf = async (clubId: string, audience: ClubAudience = 'admin', params: Partial<MemberListParams> = {}) =>
  (await listMembers(clubId, audience, asked(params))).items.map(({ userId }) => userId);

describe('120 members of one name, who joined at one time', () => {
  let clubId: string;
  let everybody: string[];

  beforeAll(async () => {
    const { club, admin } = await clubWith();
    clubId = club.id;
    const joinedAt = new Date('2026-01-02T03:04:05.678Z');
    for (let n = 0; n < 119; n += 1) {
      const { id } = await make.createUser(db(), { name: 'Álex Twin' });
      await make.createClubMember(db(), clubId, id, n % 3 === 0 ? 'manager' : 'member');
    }
    await db().update(users).set({ name: 'Álex Twin' }).where(eq(users.id, admin.userId));
    await db().update(clubMembers).set({ joinedAt }).where(eq(clubMembers.clubId, clubId));
    const rows = await db().select().from(clubMembers).where(eq(clubMembers.clubId, clubId));
    everybody = rows.map(({ userId }) => userId).sort();
  });

  test.each(memberSorts)('by %s each is met once, forward and back, on the same pages', async (sort) => {
    const forward: string[][] = [];
    let page = await listMembers(clubId, 'admin', asked({ sort }));
    expect(page.previous).toBeNull();
    for (;;) {
      forward.push(page.items.map(({ userId }) => userId));
      if (page.next === null) break;
      page = await listMembers(clubId, 'admin', asked({ sort, after: page.next }));
    }
    expect(forward.map(({ length }) => length)).toEqual([pageSize, pageSize, pageSize, pageSize, 20]);
    expect(forward.flat().sort()).toEqual(everybody);
    const backward = [page.items.map(({ userId }) => userId)];
    while (page.previous !== null) {
      page = await listMembers(clubId, 'admin', asked({ sort, before: page.previous }));
      backward.unshift(page.items.map(({ userId }) => userId));
    }
    expect(backward).toEqual(forward);
  });

  test('a role and a search keep to their pages, too', async () => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page = await listMembers(clubId, 'member', asked({ q: 'alex', role: 'manager', after }));
      expect(page.items.every(({ role }) => role === 'manager')).toBe(true);
      found.push(...page.items.map(({ userId }) => userId));
      after = page.next;
    } while (after !== null);
    expect(new Set(found).size).toBe(40);
    expect(found).toHaveLength(40);
  });

  test('a page is one query, and none when it is cached', async () => {
    const params = asked({ role: 'member', sort: 'joined' });
    const read = () => withQueryCount(() => listMembers(clubId, 'manager', params));
    expect((await read()).queries).toBe(1);
    expect((await read()).queries).toBe(0);
  });
});

test('names and handles are found without accents and in any case, wildcards as they are', async () => {
  const { club } = await clubWith();
  const { id } = await make.createUser(db(), { name: 'Jürgen Ñandú_100%', handle: 'quick-fox-9' });
  await make.createClubMember(db(), club.id, id);
  for (const q of ['jurgen', 'JÜRGEN', 'nandu', 'quick-fox', '_100%']) {
    expect(await idsOf(club.id, 'member', memberList.parse({ q }).params), q).toEqual([id]);
  }
  for (const q of ['jorgen', '%x%', 'quick_fox', '\\']) {
    expect(await idsOf(club.id, 'member', memberList.parse({ q }).params), q).toEqual([]);
  }
});

test.each(['public', 'unlisted', 'private'] as const)(
  'who reads the roster of a club that is %s',
  async (visibility) => {
    for (const rosterVisibility of ['public', 'members', 'managers'] as const) {
      const { club } = await clubWith({ visibility, rosterVisibility });
      const readers = [];
      for (const audience of clubAudiences) if ((await idsOf(club.id, audience)).length > 0) readers.push(audience);
      const outside = rosterVisibility === 'public' && visibility !== 'private' ? ['public'] : [];
      const members = rosterVisibility === 'managers' ? [] : ['member'];
      expect(readers.sort(), rosterVisibility).toEqual(
        ['admin', 'manager', 'siteAdmin', ...outside, ...members].sort(),
      );
    }
  },
);

test('a roster that is closed to managers is empty for others on the next read, also in a search', async () => {
  const open = { description: null, country: null, visibility: 'public' } as const;
  const { club, admin } = await clubWith({ rosterVisibility: 'public' });
  const seen = async () =>
    Promise.all(
      (['public', 'member', 'manager'] as const).flatMap((audience) => [
        idsOf(club.id, audience).then(({ length }) => length),
        idsOf(club.id, audience, { role: 'admin', sort: 'joined' }).then(({ length }) => length),
      ]),
    );
  expect(await seen()).toEqual([1, 1, 1, 1, 1, 1]);
  await done(updateClub(admin, { clubId: club.id, name: club.name, ...open, rosterVisibility: 'managers' }));
  expect(await seen()).toEqual([0, 0, 0, 0, 1, 1]);
  await done(updateClub(admin, { clubId: club.id, name: club.name, ...open, rosterVisibility: 'members' }));
  expect(await seen()).toEqual([0, 0, 1, 1, 1, 1]);
});

test('who is removed, leaves, is promoted or is handed the club is so in the list and in his own clubs at once', async () => {
  const { club, admin } = await clubWith();
  const [gone, left, risen, heir] = [
    await actorOf('member', club.id),
    await actorOf('manager', club.id),
    await actorOf('member', club.id),
    await actorOf('manager', club.id),
  ];
  const state = async () => {
    const { items } = await listMembers(club.id, 'admin', asked());
    const own = async ({ userId }: { userId: string }) => [
      items.find((item) => item.userId === userId)?.role ?? null,
      (await listMemberships(userId)).find(({ clubId }) => clubId === club.id)?.role ?? null,
    ];
    return Promise.all([gone, left, risen, heir, admin].map(own));
  };
  const both = <T>(...roles: T[]) => roles.map((role) => [role, role]);
  expect(await state()).toEqual(both('member', 'manager', 'member', 'manager', 'admin'));
  await done(removeMember(admin, { clubId: club.id, userId: gone.userId }));
  expect(await state()).toEqual(both(null, 'manager', 'member', 'manager', 'admin'));
  await done(leaveClub(left, { clubId: club.id }));
  expect(await state()).toEqual(both(null, null, 'member', 'manager', 'admin'));
  await done(setMemberRole(admin, { clubId: club.id, userId: risen.userId, role: 'manager' }));
  expect(await state()).toEqual(both(null, null, 'manager', 'manager', 'admin'));
  const [user] = await db().select().from(users).where(eq(users.id, heir.userId));
  await done(transferClub(admin, { clubId: club.id, userId: heir.userId, confirmation: user?.handle ?? '' }));
  expect(await state()).toEqual(both(null, null, 'manager', 'admin', 'member'));
});

test('a rename, also of somebody on another page, puts the roster in order at once', async () => {
  const { club } = await clubWith();
  const { id } = await make.createUser(db(), { name: 'Zz last' });
  await make.createClubMember(db(), club.id, id);
  expect((await idsOf(club.id)).at(-1)).toBe(id);
  await change((tx) => tx.update(users).set({ name: '00 first' }).where(eq(users.id, id)));
  expect((await idsOf(club.id))[0]).toBe(id);
});

test('only a public profile is linked, the one raced last, and none once it is withdrawn', async () => {
  const { club } = await clubWith();
  const { userId } = await actorOf('member', club.id);
  const old = await make.createProfile(db(), { userId, lastRacedAt: new Date('2026-01-01') });
  const recent = await make.createProfile(db(), { userId, lastRacedAt: new Date('2026-02-01') });
  await make.createProfile(db(), { userId, lastRacedAt: new Date('2026-03-01'), visibility: 'clubmates' });
  const linked = async () =>
    (await listMembers(club.id, 'admin', asked())).items.find((item) => item.userId === userId)?.profile?.identifier;
  const set = (profileId: string, values: Partial<typeof simProfiles.$inferInsert>) =>
    change((tx) => tx.update(simProfiles).set(values).where(eq(simProfiles.id, profileId)));
  expect(await linked()).toBe(recent.simApiId);
  await set(recent.id, { visibility: 'private' });
  expect(await linked()).toBe(old.simApiId);
  await set(old.id, { hiddenAt: new Date() });
  expect(await linked()).toBeUndefined();
});
