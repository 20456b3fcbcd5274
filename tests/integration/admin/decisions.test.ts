import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { profileClaims, reports, sessions, simProfiles, users } from '../../../drizzle/schema/index.ts';
import { listAudit, listClaims, listHidden, listUsers } from '../../../lib/admin/data/lists.ts';
import { decideClaim } from '../../../lib/admin/mutations/decide-claim.ts';
import { decideReport } from '../../../lib/admin/mutations/decide-report.ts';
import { hideSubject } from '../../../lib/admin/mutations/hide-subject.ts';
import { db } from '../../../lib/db/client.ts';
import { getUserNavigation } from '../../../lib/navigation/data.ts';
import { listOwnClaims } from '../../../lib/profiles/data/own.ts';
import { getProfile } from '../../../lib/profiles/data/profile.ts';
import { suspendUser } from '../../../lib/users/mutations/suspend-user.ts';
import * as make from '../../factories/index.ts';
import { only } from '../../factories/rows.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

async function siteAdmin() {
  const { id: userId } = await make.createUser(db(), { siteRole: 'admin' });
  return { userId, siteRole: 'admin' as const };
}

async function claimed(rivals = 1) {
  const profile = await make.createProfile(db());
  const claims = await Promise.all(
    Array.from({ length: rivals }, async () => {
      const user = await make.createUser(db());
      return only(await db().insert(profileClaims).values({ profileId: profile.id, userId: user.id }).returning());
    }),
  );
  return { profile, claims };
}

const statusOf = async (claimId: string) =>
  only(await db().select({ status: profileClaims.status }).from(profileClaims).where(eq(profileClaims.id, claimId)))
    .status;

test('a claim changes nothing until it is confirmed; then the profile is theirs at once', async () => {
  const admin = await siteAdmin();
  const { profile, claims } = await claimed();
  const { id: claimId, userId } = claims[0] ?? { id: '', userId: '' };
  expect((await getProfile(profile.id, 'public'))?.claimed).toBe(false);
  expect((await getUserNavigation(userId)).profiles).toEqual([]);
  expect(await listOwnClaims(userId)).toHaveLength(1);
  expect(await decideClaim(admin, { claimId, confirm: true })).toMatchObject({ ok: true });
  expect((await getProfile(profile.id, 'public'))?.claimed).toBe(true);
  expect((await getUserNavigation(userId)).profiles).toHaveLength(1);
  expect(await listOwnClaims(userId)).toEqual([]);
});

test('of two admins who confirm two claims to one profile one wins, and the other claim is refused', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [one, two] = [await siteAdmin(), await siteAdmin()];
    const { profile, claims } = await claimed(2);
    const [first, second] = claims;
    const outcomes = await Promise.all([
      decideClaim(one, { claimId: first?.id ?? '', confirm: true }),
      decideClaim(two, { claimId: second?.id ?? '', confirm: true }),
    ]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const statuses = await Promise.all(claims.map(({ id }) => statusOf(id)));
    expect(statuses.sort()).toEqual(['confirmed', 'refused']);
    const winner = claims[outcomes.findIndex(({ ok }) => ok)];
    const owner = only(await db().select().from(simProfiles).where(eq(simProfiles.id, profile.id))).userId;
    expect(owner).toBe(winner?.userId);
  }
});

test('a claim is decided once', async () => {
  const admin = await siteAdmin();
  const { profile, claims } = await claimed();
  const claimId = claims[0]?.id ?? '';
  const outcomes = await Promise.all([
    decideClaim(admin, { claimId, confirm: true }),
    decideClaim(admin, { claimId, confirm: false }),
  ]);
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const owner = only(await db().select().from(simProfiles).where(eq(simProfiles.id, profile.id))).userId;
  expect(owner === null).toBe((await statusOf(claimId)) === 'refused');
});

test('what is hidden is gone at once for everybody but site admins, and comes back', async () => {
  const admin = await siteAdmin();
  const profile = await make.createProfile(db());
  const seen = async () =>
    Promise.all(
      (['public', 'clubmate', 'siteAdmin'] as const).map(async (who) => (await getProfile(profile.id, who)) !== null),
    );
  expect(await seen()).toEqual([true, true, true]);
  await hideSubject(admin, { type: 'profile', id: profile.id, hidden: true });
  expect(await seen()).toEqual([false, false, true]);
  expect((await listHidden()).map(({ id }) => id)).toContain(profile.id);
  await hideSubject(admin, { type: 'profile', id: profile.id, hidden: false });
  expect(await seen()).toEqual([true, true, true]);
});

test('upholding one report hides its subject and closes all reports of it', async () => {
  const admin = await siteAdmin();
  const profile = await make.createProfile(db());
  const report = async () =>
    only(
      await db()
        .insert(reports)
        .values({
          reporterId: (await make.createUser(db())).id,
          subjectType: 'profile',
          subjectId: profile.id,
          reason: 'a rude name',
        })
        .returning(),
    );
  const [one, two] = [await report(), await report()];
  expect(await decideReport(admin, { reportId: one.id, uphold: true })).toMatchObject({ ok: true });
  expect(await decideReport(admin, { reportId: two.id, uphold: true })).toEqual({ ok: false, error: 'reportGone' });
  expect(await getProfile(profile.id, 'public')).toBeNull();
});

test('nobody can suspend himself; whoever is suspended has no session left', async () => {
  const admin = await siteAdmin();
  expect(await suspendUser(admin, admin.userId)).toEqual({ ok: false, error: 'forbidden' });
  const user = await make.createUser(db());
  const open = { userId: user.id, keyHash: user.id, expiresAt: new Date(Date.now() + 60_000) };
  await db().insert(sessions).values(open);
  expect(await suspendUser(admin, user.id)).toMatchObject({ ok: true, value: { revoked: 1 } });
});

test('two site admins who suspend each other at once leave one of them', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [one, two] = [await siteAdmin(), await siteAdmin()];
    const outcomes = await Promise.all([suspendUser(one, two.userId), suspendUser(two, one.userId)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  }
});

test('an address finds its account and is not in what is shown', async () => {
  const user = await make.createUser(db(), { email: 'find.me@example.org' });
  const { items } = await listUsers('Find.Me@example.org', null);
  expect(items.map(({ userId }) => userId)).toEqual([user.id]);
  expect(JSON.stringify(items)).not.toContain('find.me');
  expect((await listUsers('find.me', null)).items, 'a part of an address finds nobody').toEqual([]);
});

test('each list of the administration meets each row once', async () => {
  await db()
    .insert(users)
    .values(
      Array.from({ length: 60 }, (_, n) => ({
        handle: `paged-${n}`,
        name: 'Paged',
        email: `paged-${n}@example.org`,
        passwordHash: 'none',
        createdAt: new Date('2026-01-01T00:00:00Z'),
      })),
    );
  const met: string[] = [];
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page = await listUsers('paged', after);
    met.push(...page.items.map(({ userId }) => userId));
    after = page.next;
  }
  expect(met).toHaveLength(60);
  expect(new Set(met).size).toBe(60);
  expect((await listClaims(null)).items.every(({ rivals }) => rivals >= 0)).toBe(true);
  expect((await listAudit({ action: 'claim.', actor: '', subject: 'profile' }, null)).items.length).toBeGreaterThan(0);
});
