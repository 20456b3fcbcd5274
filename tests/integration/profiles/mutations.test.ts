import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditLogs, profileClaims, results, simProfiles } from '../../../drizzle/schema/index.ts';
import { db } from '../../../lib/db/client.ts';
import { mostOpenClaims } from '../../../lib/profiles/limits.ts';
import { addProfile } from '../../../lib/profiles/mutations/add-profile.ts';
import { claimProfile } from '../../../lib/profiles/mutations/claim-profile.ts';
import { setPrivacy } from '../../../lib/profiles/mutations/set-privacy.ts';
import { unlinkProfile } from '../../../lib/profiles/mutations/unlink-profile.ts';
import { updateProfile } from '../../../lib/profiles/mutations/update-profile.ts';
import { withdrawClaim } from '../../../lib/profiles/mutations/withdraw-claim.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { makeProfile, makeRace, makeResult, makeUser } from './rows.ts';

onOwnDatabase();

const everything = {
  visibility: 'public',
  showRealName: true,
  showRatings: true,
  showLaps: true,
  showResults: true,
} as const;

async function rowOf(profileId: string) {
  const [row] = await db().select().from(simProfiles).where(eq(simProfiles.id, profileId));
  return row;
}

test("nobody changes another's profile, and nothing is written when he tries", async () => {
  const [owner, other] = [await makeUser(), await makeUser()];
  const { id } = await makeProfile({ userId: owner, displayName: 'Mine' });
  const before = await rowOf(id);
  const names = { profileId: id, displayName: 'Stolen', country: null, realName: null };
  const refusal = { ok: false, error: 'notYours' };
  expect(await updateProfile(other, names)).toEqual(refusal);
  expect(await setPrivacy(other, { profileId: id, ...everything })).toEqual(refusal);
  expect(await unlinkProfile(other, id)).toEqual(refusal);
  expect(await rowOf(id)).toEqual(before);
  expect(await db().select().from(auditLogs).where(eq(auditLogs.subjectId, id))).toEqual([]);
});

test('a change is logged, names what changed and holds no real name', async () => {
  const owner = await makeUser();
  const { id } = await makeProfile({ userId: owner });
  const written = await updateProfile(owner, {
    profileId: id,
    displayName: 'New',
    country: 'DE',
    realName: 'Hidden Person',
  });
  expect(written).toMatchObject({ ok: true });
  expect(written.ok && written.tags).toContain(`profile:${id}`);
  const [entry] = await db().select().from(auditLogs).where(eq(auditLogs.subjectId, id));
  expect(entry?.action).toBe('profile.updated');
  expect(JSON.stringify(entry?.details)).not.toContain('Hidden Person');
});

test('unlinking keeps the profile, its results and its switches', async () => {
  const owner = await makeUser();
  const { id } = await makeProfile({ userId: owner, visibility: 'private', realName: 'Somebody' });
  await makeResult(id, (await makeRace(new Date())).sessionId);
  expect(await unlinkProfile(owner, id)).toMatchObject({ ok: true });
  expect(await rowOf(id)).toMatchObject({ userId: null, visibility: 'private', realName: null });
  expect(await db().select({ id: results.id }).from(results).where(eq(results.profileId, id))).toHaveLength(1);
  expect(await unlinkProfile(owner, id)).toEqual({ ok: false, error: 'notYours' });
});

test('a claim changes nothing about the profile', async () => {
  const user = await makeUser();
  const { id, identifier } = await makeProfile();
  const before = await rowOf(id);
  expect(await claimProfile(user, 'iracing', identifier)).toMatchObject({ ok: true });
  expect(await rowOf(id)).toEqual(before);
  expect(await claimProfile(user, 'iracing', identifier)).toEqual({ ok: false, error: 'claimPending' });
});

test("somebody else's profile is answered like a missing one", async () => {
  const [owner, user] = [await makeUser(), await makeUser()];
  const { identifier } = await makeProfile({ userId: owner });
  expect(await claimProfile(user, 'iracing', identifier)).toEqual(await claimProfile(user, 'iracing', 'no-such-id'));
  expect(await claimProfile(owner, 'iracing', identifier)).toEqual({ ok: false, error: 'alreadyYours' });
});

test('claims sent at once keep to the limit', async () => {
  const user = await makeUser();
  const profiles = [];
  for (let n = 0; n < mostOpenClaims + 5; n += 1) profiles.push(await makeProfile());
  const answers = await Promise.all(profiles.map(({ identifier }) => claimProfile(user, 'iracing', identifier)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(mostOpenClaims);
});

test('a withdrawn claim is withdrawn once, and only by its user', async () => {
  const [user, other] = [await makeUser(), await makeUser()];
  const { id, identifier } = await makeProfile();
  await claimProfile(user, 'iracing', identifier);
  const [claim] = await db().select().from(profileClaims).where(eq(profileClaims.profileId, id));
  const claimId = claim?.id ?? '';
  expect(await withdrawClaim(other, claimId)).toEqual({ ok: false, error: 'claimGone' });
  const both = await Promise.all([withdrawClaim(user, claimId), withdrawClaim(user, claimId)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await claimProfile(user, 'iracing', identifier)).toMatchObject({ ok: true });
});

test('two who add one driver at once: one gets him, the other is told', async () => {
  const [first, second] = [await makeUser(), await makeUser()];
  const input = { simulator: 'lmu', identifier: 'race-condition', displayName: 'Twice', country: null } as const;
  const answers = await Promise.all([addProfile(first, input), addProfile(second, input), addProfile(first, input)]);
  expect(answers.filter((answer) => answer.ok && !answer.value.claimed)).toHaveLength(1);
  const rows = await db()
    .select({ id: simProfiles.id })
    .from(simProfiles)
    .where(eq(simProfiles.simApiId, 'race-condition'));
  expect(rows).toHaveLength(1);
});

test('adding a driver who is known but nobody’s becomes a claim', async () => {
  const user = await makeUser();
  const { id, identifier } = await makeProfile();
  const input = { simulator: 'iracing', identifier, displayName: 'Me', country: null } as const;
  expect(await addProfile(user, input)).toMatchObject({ ok: true, value: { claimed: true } });
  expect((await rowOf(id))?.userId).toBeNull();
});
