import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { clubs, joinRequests, simProfiles, users } from '../../../drizzle/schema/index.ts';
import { ensurePosition } from '../../../lib/cache/index.ts';
import { listDecisions } from '../../../lib/clubs/data/decisions.ts';
import { getOwnRequest, listRequests, requestPlaceOf } from '../../../lib/clubs/data/requests.ts';
import { askToJoin } from '../../../lib/clubs/mutations/ask-to-join.ts';
import { decideRequest } from '../../../lib/clubs/mutations/decide-request.ts';
import { withdrawRequest } from '../../../lib/clubs/mutations/withdraw-request.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import { createClubMember, createProfile } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { bringPersonalKey } from '../../helpers/personal-key.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { clubWith, someone } from './clubs-cast.ts';
import { joiningOf, named, noticesOf, requestOf, roleOf, waitingRequest } from './joining-cast.ts';

onOwnDatabase();
runCache();

const first = requestPlaceOf({});

async function done(written: Promise<object>): Promise<void> {
  const answer = await written;
  if (!('position' in answer) || typeof answer.position !== 'number') throw new Error(JSON.stringify(answer));
  await ensurePosition(answer.position);
}

test('asking, being let in: the admins are told, then the asker, and he is a member', async () => {
  const { club, admin } = await clubWith();
  const asker = named(await someone());
  await done(askToJoin(asker, { clubId: club.id, message: 'Evenings only' }));
  const [item] = (await listRequests(club.id, first)).items;
  expect(item).toMatchObject({ message: 'Evenings only', profiles: [] });
  expect(await getOwnRequest(club.id, asker.userId)).toMatchObject({ status: 'pending' });

  await done(decideRequest(admin, { clubId: club.id, requestId: item?.requestId ?? '', accept: true }));
  expect(await roleOf(club.id, asker.userId)).toBe('member');
  expect(await listRequests(club.id, first)).toEqual({ items: [], previous: null, next: null });
  expect(await getOwnRequest(club.id, asker.userId)).toMatchObject({ status: 'accepted' });
  expect(await noticesOf(club.name)).toEqual([
    { kind: 'club.join-requested', to: { clubId: club.id, roles: ['admin'] } },
    { kind: 'club.join-accepted', to: { userIds: [asker.userId] } },
  ]);
});

test('after a refusal one may ask again; while a request waits, asking is done already', async () => {
  const { club, admin } = await clubWith();
  const asker = named(await someone());
  const ask = () => askToJoin(asker, { clubId: club.id, message: null });
  await ask();
  expect(await ask()).toMatchObject({ ok: true });
  const [only, ...others] = (await joiningOf(club.id)).requests;
  expect(others).toEqual([]);
  await done(decideRequest(admin, { clubId: club.id, requestId: only?.id ?? '', accept: false }));
  expect(await getOwnRequest(club.id, asker.userId)).toMatchObject({ status: 'refused' });
  expect(await roleOf(club.id, asker.userId)).toBeNull();
  await done(ask());
  expect(await getOwnRequest(club.id, asker.userId)).toMatchObject({ status: 'pending' });
  expect((await noticesOf(club.name)).map(({ kind }) => kind)).toEqual([
    'club.join-requested',
    'club.join-refused',
    'club.join-requested',
  ]);
});

test('ten presses at once are one request and one notice', async () => {
  const { club } = await clubWith();
  const asker = named(await someone());
  const asked = await Promise.all(
    Array.from({ length: 10 }, () => askToJoin(asker, { clubId: club.id, message: 'Hi' })),
  );
  expect(asked.every(({ ok }) => ok)).toBe(true);
  expect((await joiningOf(club.id)).requests).toHaveLength(1);
  expect(await noticesOf(club.name)).toHaveLength(1);
});

test('a request that was withdrawn, decided or never made is not decided', async () => {
  const { club, admin } = await clubWith();
  const asker = await someone();
  const requestId = await waitingRequest(club.id, asker.userId);
  await withdrawRequest(asker, { requestId });
  const gone = { ok: false, error: { field: null, key: 'requestGone' } };
  for (const id of [requestId, '01890000-0000-7000-8000-000000000000']) {
    expect(await decideRequest(admin, { clubId: club.id, requestId: id, accept: true })).toEqual(gone);
  }
  expect(await withdrawRequest(asker, { requestId })).toEqual(gone);
  expect(await roleOf(club.id, asker.userId)).toBeNull();
});

test('a request of somebody who is in meanwhile is closed, his role is his own, and nobody is told', async () => {
  const { club, admin } = await clubWith();
  const asker = await someone();
  const requestId = await waitingRequest(club.id, asker.userId);
  await createClubMember(db(), club.id, asker.userId, 'manager');
  expect(await decideRequest(admin, { clubId: club.id, requestId, accept: true })).toMatchObject({ ok: true });
  expect(await requestOf(requestId)).toMatchObject({ status: 'accepted', decidedBy: admin.userId });
  expect(await roleOf(club.id, asker.userId)).toBe('manager');
  expect(await noticesOf(club.name)).toEqual([]);
});

test('the list is paged from who waits longest, without skipping equal times, there and back', async () => {
  const { club } = await clubWith();
  const at = new Date('2026-05-01T10:00:00Z');
  for (let n = 0; n < 45; n += 1) {
    const createdAt = n < 30 ? at : new Date(at.getTime() + n * 1_000);
    await waitingRequest(club.id, (await someone()).userId, { message: `${n}`, createdAt });
  }
  const there: string[] = [];
  const sizes: number[] = [];
  let page = await listRequests(club.id, first);
  for (;;) {
    there.push(...page.items.map(({ requestId }) => requestId));
    sizes.push(page.items.length);
    if (page.next === null) break;
    page = await listRequests(club.id, requestPlaceOf({ after: page.next }));
  }
  expect(sizes).toEqual([20, 20, 5]);
  expect(new Set(there).size).toBe(45);
  const back: string[] = [];
  while (page.previous !== null) {
    page = await listRequests(club.id, requestPlaceOf({ before: page.previous }));
    back.unshift(...page.items.map(({ requestId }) => requestId));
  }
  expect(back).toEqual(there.slice(0, 40));
});

test.each(['x', '', 'W10', ['a', 'b'], undefined, 7])('a place that is none is the first page: %j', (given) => {
  expect(requestPlaceOf({ after: given, before: given })).toEqual({ after: null, before: null });
});

test('each list is one query, and none once it is stored', async () => {
  const { club, admin } = await clubWith();
  const asker = await someone();
  const requestId = await waitingRequest(club.id, asker.userId);
  await waitingRequest(club.id, (await someone()).userId);
  await done(decideRequest(admin, { clubId: club.id, requestId, accept: true }));
  const reads: Record<string, () => Promise<unknown>> = {
    requests: () => listRequests(club.id, first),
    decisions: () => listDecisions(club.id),
    own: () => getOwnRequest(club.id, asker.userId),
  };
  await bringPersonalKey(asker.userId);
  for (const [name, read] of Object.entries(reads)) {
    expect(await withQueryCount(read), name).toMatchObject({ queries: 1 });
    expect(await withQueryCount(read), name).toMatchObject({ queries: 0 });
  }
});

test('what a stored list says of somebody follows his name, his drivers and his withdrawal', async () => {
  const { club } = await clubWith();
  const asker = named(await someone());
  const profile = await createProfile(db(), { userId: asker.userId, displayName: 'Quick Robin' });
  await createProfile(db(), { userId: asker.userId, displayName: 'Hidden Robin', visibility: 'private' });
  await done(askToJoin(asker, { clubId: club.id, message: null }));
  const shown = async () => (await listRequests(club.id, first)).items[0];
  const drivers = async () => (await shown())?.profiles.map(({ displayName }) => displayName);
  expect(await drivers()).toEqual(['Quick Robin']);
  await done(
    write((tx) => tx.update(simProfiles).set({ visibility: 'clubmates' }).where(eq(simProfiles.id, profile.id))),
  );
  expect(await drivers()).toEqual([]);
  await done(write((tx) => tx.update(users).set({ name: 'Robin Kerb' }).where(eq(users.id, asker.userId))));
  expect((await shown())?.name).toBe('Robin Kerb');
  const requestId = (await shown())?.requestId ?? '';
  await done(withdrawRequest(asker, { requestId }));
  expect(await shown()).toBeUndefined();
  expect(await listDecisions(club.id)).toEqual([]);
});

test('the last answers are the last ten, the latest first, with who gave them', async () => {
  const { club, admin } = await clubWith();
  for (let n = 0; n < 12; n += 1) {
    const requestId = await waitingRequest(club.id, (await someone()).userId);
    await done(decideRequest(admin, { clubId: club.id, requestId, accept: n % 2 === 0 }));
  }
  const decisions = await listDecisions(club.id);
  expect(decisions).toHaveLength(10);
  expect(decisions[0]?.status).toBe('refused');
  expect(decisions[1]?.status).toBe('accepted');
  expect(decisions.map(({ decidedAt }) => decidedAt)).toEqual(
    decisions
      .map(({ decidedAt }) => decidedAt)
      .sort()
      .reverse(),
  );
  expect(decisions[0]?.decidedBy).not.toBeNull();
});

test('requests go with their club', async () => {
  const { club } = await clubWith();
  const requestId = await waitingRequest(club.id, (await someone()).userId);
  await db().delete(clubs).where(eq(clubs.id, club.id));
  expect(await db().select().from(joinRequests).where(eq(joinRequests.id, requestId))).toEqual([]);
});
