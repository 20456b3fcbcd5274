import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { notificationOutbox, notifications, users } from '../../../drizzle/schema/index.ts';
import { db } from '../../../lib/db/client.ts';
import { write, writeResult } from '../../../lib/db/write.ts';
import { getUserNavigation } from '../../../lib/navigation/data.ts';
import { listNotifications } from '../../../lib/notifications/data/list.ts';
import { deliverNotices, noticeBatch } from '../../../lib/notifications/deliver.ts';
import { enqueueNotification } from '../../../lib/notifications/enqueue.ts';
import { markRead } from '../../../lib/notifications/mutations/mark-read.ts';
import { createClub, createClubMember, createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

const told = { clubSlug: 'apex', clubName: 'Apex' };

async function deliverAll(): Promise<number> {
  let delivered = 0;
  for (let n = await deliverNotices(); n > 0; n = await deliverNotices()) delivered += n;
  return delivered;
}

const kindsOf = async (userId: string) =>
  (await db().select({ kind: notifications.kind }).from(notifications).where(eq(notifications.userId, userId))).map(
    ({ kind }) => kind,
  );

test('a notice of a change that is committed is delivered, once; of one that is rolled back, never', async () => {
  const user = await createUser(db());
  const to = { userIds: [user.id] };
  await write((tx) => enqueueNotification(tx, { kind: 'club.join-accepted', to, payload: told }));
  await writeResult(async (tx, fail: (error: 'no') => never) => {
    await enqueueNotification(tx, { kind: 'club.join-refused', to, payload: told });
    fail('no');
  });
  await deliverAll();
  await deliverAll();
  expect(await kindsOf(user.id)).toEqual(['club.join-accepted']);
});

test('several processes that deliver at once deliver each notice once', async () => {
  const user = await createUser(db());
  await db()
    .insert(notificationOutbox)
    .values(
      Array.from({ length: noticeBatch * 3 }, () => ({
        kind: 'club.join-accepted',
        payload: { to: { userIds: [user.id] }, payload: told },
      })),
    );
  await Promise.all([deliverAll(), deliverAll(), deliverAll(), deliverAll()]);
  expect(await kindsOf(user.id)).toHaveLength(noticeBatch * 3);
});

test('a notice to roles reaches who has them when it is delivered', async () => {
  const [admin, second, member] = await Promise.all([createUser(db()), createUser(db()), createUser(db())]);
  const club = await createClub(db(), admin.id);
  await createClubMember(db(), club.id, member.id, 'member');
  await write((tx) =>
    enqueueNotification(tx, {
      kind: 'club.member-joined',
      to: { clubId: club.id, roles: ['admin'] },
      payload: { ...told, name: 'Robin' },
    }),
  );
  await createClubMember(db(), club.id, second.id, 'admin');
  await deliverAll();
  expect(await Promise.all([admin, second, member].map(({ id }) => kindsOf(id)))).toEqual([
    ['club.member-joined'],
    ['club.member-joined'],
    [],
  ]);
});

test('a notice to somebody who is gone, and one that cannot be read, hold nothing up', async () => {
  const user = await createUser(db());
  const gone = await createUser(db());
  await db().insert(notificationOutbox).values({ kind: 'unknown', payload: {} });
  await write((tx) =>
    enqueueNotification(tx, { kind: 'club.join-accepted', to: { userIds: [gone.id, user.id] }, payload: told }),
  );
  await db().delete(users).where(eq(users.id, gone.id));
  await deliverAll();
  expect(await kindsOf(user.id)).toEqual(['club.join-accepted']);
});

test('the list and the count in the menu follow at once what is delivered and what is read', async () => {
  const [user, other] = [await createUser(db()), await createUser(db())];
  const state = async (id: string) => ({
    items: (await listNotifications(id, null)).items.map(({ read }) => read),
    unread: (await getUserNavigation(id)).unread,
  });
  expect(await state(user.id)).toEqual({ items: [], unread: 0 });
  for (const to of [user, other]) {
    await write((tx) =>
      enqueueNotification(tx, { kind: 'club.join-accepted', to: { userIds: [to.id] }, payload: told }),
    );
  }
  await deliverAll();
  expect(await state(user.id)).toEqual({ items: [false], unread: 1 });
  const [mine] = (await listNotifications(user.id, null)).items;
  await markRead(other.id, mine?.notificationId ?? '');
  expect(await state(user.id), 'marked by somebody else').toEqual({ items: [false], unread: 1 });
  await markRead(user.id, mine?.notificationId ?? '');
  expect(await state(user.id)).toEqual({ items: [true], unread: 0 });
  expect(await state(other.id)).toEqual({ items: [false], unread: 1 });
});

test('paging meets each notification once, also those of one moment', async () => {
  const user = await createUser(db());
  const createdAt = new Date('2026-03-01T12:00:00.000Z');
  await db()
    .insert(notifications)
    .values(Array.from({ length: 45 }, () => ({ userId: user.id, kind: 'account.welcome', createdAt })));
  const met: string[] = [];
  for (let before: string | null = null, first = true; first || before !== null; first = false) {
    const page = await listNotifications(user.id, before);
    met.push(...page.items.map(({ notificationId }) => notificationId));
    before = page.older;
  }
  expect(met).toHaveLength(45);
  expect(new Set(met).size).toBe(45);
});
