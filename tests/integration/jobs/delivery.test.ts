import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { notifications } from '../../../drizzle/schema/index.ts';
import { cacheRuntime } from '../../../lib/cache/index.ts';
import { db } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import { startPublishing } from '../../../lib/metrics/publish.ts';
import { deliverInTurn } from '../../../lib/notifications/delivery.ts';
import { enqueueNotification } from '../../../lib/notifications/enqueue.ts';
import { createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

let stopWorker: () => Promise<void> = async () => undefined;
afterEach(() => stopWorker());

async function announceWorker(): Promise<void> {
  const worker = startPublishing({ role: 'worker', build: '', leadsRelay: () => false }, cacheRuntime());
  stopWorker = async () => {
    stopWorker = async () => undefined;
    await worker.stop();
  };
  await worker.publish();
}

async function notify(): Promise<{ received: () => Promise<number> }> {
  const user = await createUser(db());
  const payload = { clubSlug: 'apex', clubName: 'Apex' };
  const notice = { kind: 'club.join-accepted', to: { userIds: [user.id] }, payload } as const;
  await write((tx) => enqueueNotification(tx, notice));
  return { received: () => db().$count(notifications, eq(notifications.userId, user.id)) };
}

test('while there is a worker it delivers, and web servers do not; when it has ended they do', async () => {
  await announceWorker();
  const first = await notify();
  await deliverInTurn('web');
  expect(await first.received()).toBe(0);
  await deliverInTurn('worker');
  expect(await first.received()).toBe(1);

  const second = await notify();
  await stopWorker();
  await deliverInTurn('web');
  expect(await second.received()).toBe(1);
});

test('both at once deliver a notice once', async () => {
  const { received } = await notify();
  await Promise.all([deliverInTurn('web'), deliverInTurn('worker'), deliverInTurn('web')]);
  expect(await received()).toBe(1);
});
