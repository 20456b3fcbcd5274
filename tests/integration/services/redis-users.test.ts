import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis as Client } from 'ioredis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createCacheRuntime } from '../../../lib/cache/runtime.ts';
import { startWorker } from '../../../lib/jobs/worker.ts';
import { type Redis, startRedis } from '../../../scripts/services/redis.ts';
import { redisBinary } from '../../../scripts/services/redis-binary.ts';
import { layerUsers } from '../../../scripts/services/redis-users.ts';

const ownKey = {
  session: 'sl:v1:session:k',
  view: 'sl:v1:view:profiles:k',
  query: 'sl:v1:query:profiles:k',
  api: 'sl:v1:api:search:k',
  queue: 'sl:queue:upkeep:k',
  control: 'sl:{clocks}:clk',
};

const folder = mkdtempSync(path.join(tmpdir(), 'simlane-redis-users-'));
const clients: Client[] = [];
let redis: Redis;

beforeAll(async () => {
  const binary = await redisBinary();
  if (!binary) throw new Error('npm test finds or installs a Redis first');
  redis = await startRedis({
    binary,
    folder,
    log: path.join(folder, 'redis.log'),
    durable: false,
    users: { app: 'a'.repeat(32), maintenance: 'm'.repeat(32) },
  });
});

afterAll(async () => {
  for (const client of clients) client.disconnect();
  await redis?.child.stop('SIGTERM', 5_000);
  rmSync(folder, { recursive: true, force: true });
});

function connect(url: string): Client {
  const client = new Client(url);
  // A refused greeting comes as an event too; the command below it carries the error that is looked at.
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

describe.each(layerUsers)('the Redis user of the layer %s', (layer) => {
  test('reads, writes and runs scripts on its own keys', async () => {
    const client = connect(redis.layerUrls[layer]);
    await client.set(ownKey[layer], '1', 'PX', 60_000);
    const script = "return redis.call('GET', KEYS[1])";
    expect(await client.eval(script, 1, ownKey[layer])).toBe('1');
    expect(await client.info('memory')).toContain('maxmemory_policy:volatile-lfu');
  });

  test.each(layerUsers.filter((other) => other !== layer))('can’t read keys of %s', async (other) => {
    await expect(connect(redis.layerUrls[layer]).get(ownKey[other])).rejects.toThrow(/NOPERM/);
  });

  test.each([
    ['KEYS', '*'],
    ['SCAN', '0'],
    ['RANDOMKEY'],
    ['FLUSHDB'],
    ['FLUSHALL'],
    ['CONFIG', 'GET', '*'],
    ['CLIENT', 'LIST'],
    ['SCRIPT', 'FLUSH'],
    ['ACL', 'LIST'],
    ['SHUTDOWN'],
  ])('is refused %s', async (command, ...args) => {
    await expect(connect(redis.layerUrls[layer]).call(command, ...args)).rejects.toThrow(/NOPERM/);
  });
});

test('the user of jobs may do all that a worker needs', async () => {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const kind = { name: 'watch-builds', queue: 'upkeep', everyMs: 50, needsRedis: true } as const;
  const run = async () => resolve();
  const worker = startWorker({ url: redis.layerUrls.queue, prefix: 'sl:queue' }, { kinds: [{ ...kind, run }] });
  onTestFinished(() => worker.stop());
  await done;
});

test('the user of control data may do all that the clocks need', async () => {
  const address = redis.layerUrls.control;
  const places = ['control', 'session', 'view', 'fragment', 'query', 'api'] as const;
  const redisUrls = Object.fromEntries(places.map((place) => [place, address])) as Record<
    (typeof places)[number],
    string
  >;
  const options = { redisUrls, keyPrefix: 'sl', secret: undefined, tauMs: 0, deltaMs: 5_000, hasRelay: false, off: [] };
  const { clocks, mirror, close } = createCacheRuntime(options);
  onTestFinished(close);
  expect(await mirror.refresh()).toBe(true);
  await clocks.bump(['thing'], '7');
  const leader = await clocks.lead({ cursor: '', epoch: '' }, '5', true);
  const next = { cursor: '6', heartbeatMs: await clocks.nowMs(), transactions: [{ xid: '8', tags: ['thing'] }] };
  expect(await clocks.apply(leader, next)).toEqual({ outcome: 'ok', applied: 1 });
});

test('the app’s own user reaches every layer, and no key outside its prefix', async () => {
  const client = connect(redis.url);
  for (const key of Object.values(ownKey)) await expect(client.exists(key)).resolves.toBeTypeOf('number');
  await expect(client.get('bull:mail:1')).rejects.toThrow(/NOPERM/);
});

test('nobody gets in without a password', async () => {
  const client = connect(`redis://127.0.0.1:${redis.port}`);
  await expect(client.get(ownKey.view)).rejects.toThrow(/NOAUTH/);
});

test('the maintenance user lists keys', async () => {
  await expect(connect(redis.maintenanceUrl).keys('*')).resolves.toBeInstanceOf(Array);
});

test('a restart loses nothing that a script has written', async () => {
  const binary = await redisBinary();
  if (!binary) throw new Error('npm test finds or installs a Redis first');
  const durable = {
    binary,
    folder: path.join(folder, 'durable'),
    log: path.join(folder, 'durable.log'),
    durable: true,
    users: { app: 'a'.repeat(32), maintenance: 'm'.repeat(32) },
  };
  const first = await startRedis(durable);
  onTestFinished(() => first.child.stop('SIGTERM', 10_000));
  const script = "redis.call('SET', KEYS[1], '1') return redis.call('SET', KEYS[2], '2')";
  const writer = connect(first.layerUrls.control);
  await writer.eval(script, 2, 'sl:{clocks}:a', 'sl:{clocks}:b');
  writer.disconnect();
  await first.child.stop('SIGTERM', 10_000);

  const second = await startRedis(durable);
  onTestFinished(() => second.child.stop('SIGTERM', 10_000));
  const reader = connect(second.layerUrls.control);
  expect(await reader.mget('sl:{clocks}:a', 'sl:{clocks}:b')).toEqual(['1', '2']);
});
