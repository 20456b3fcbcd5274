import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../../scripts/services/redis.ts';
import { redisBinary } from '../../../scripts/services/redis-binary.ts';
import { layerUsers } from '../../../scripts/services/redis-users.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { withRedis } from '../../helpers/redis-process.ts';
import { examineWith } from './suite-doctor.ts';

let redis: OwnRedis;
const portOf = ({ url }: { url: string }) => Number(new URL(url).port);
const configure = (own: OwnRedis, ...pairs: [string, string][]) =>
  withRedis(portOf(own), async (client) => {
    for (const [name, value] of pairs) await client.config('SET', name, value);
  });
/** Nothing but what a test names: neither the bench's Redis nor its Postgres. */
const only = (variables: Record<string, string>) => ({ DATABASE_URL: '', REDIS_URL: '', ...variables });

beforeAll(async () => {
  redis = await startOwnRedis();
});
afterAll(() => redis?.stop());

describe('maxmemory-policy', () => {
  const policyOf = (variables: Record<string, string>) => examineWith(only(variables), 'redis.policy');

  test('allkeys-lru is refused, and what was changed at run time is seen', async () => {
    await configure(redis, ['maxmemory', '64mb'], ['maxmemory-policy', 'allkeys-lru']);
    expect(await policyOf({ REDIS_URL: redis.url })).toMatchObject([
      {
        level: 'refuse',
        seen: expect.stringContaining('allkeys-lru'),
        mend: expect.stringContaining('CONFIG SET maxmemory-policy volatile-lfu'),
      },
    ]);

    await configure(redis, ['maxmemory-policy', 'volatile-lfu']);
    expect(await policyOf({ REDIS_URL: redis.url })).toMatchObject([{ level: 'ok' }]);

    await configure(redis, ['maxmemory-policy', 'noeviction']);
    expect(await policyOf({ REDIS_URL: redis.url })).toMatchObject([{ level: 'warning' }]);
  });

  test('noeviction is right for sessions, jobs and clocks on a Redis of their own', async () => {
    const layers = await startOwnRedis();
    onTestFinished(layers.stop);
    await configure(redis, ['maxmemory-policy', 'noeviction']);
    await configure(layers, ['maxmemory', '64mb'], ['maxmemory-policy', 'volatile-lfu']);
    const split = {
      REDIS_URL: layers.url,
      REDIS_URL_QUEUE: redis.url,
      REDIS_URL_SESSION: redis.url,
      REDIS_URL_CONTROL: redis.url,
    };
    const findings = await examineWith(only(split));
    const of = (id: string) => findings.filter((finding) => finding.id === id).map(({ level }) => level);
    expect(of('redis.policy')).toEqual(['ok', 'ok']);
    expect(of('redis.separation')).toEqual(['ok', 'ok']);
  });
});

describe('a Redis whose default user may do everything', () => {
  test('is told apart from a limited one, and nothing in it is changed by looking', async () => {
    await withRedis(portOf(redis), async (client) => {
      await client.flushall();
      await client.set('other:program', '1');
      await client.config('RESETSTAT');
    });
    const [found] = await examineWith(
      only({ REDIS_URL: redis.url, SITE_URL: 'https://simlane.example' }),
      'redis.rights',
    );
    expect(found).toMatchObject({ level: 'warning', about: expect.stringMatching(/^default at /) });
    expect(found?.seen).toMatch(/KEYS, CONFIG.*keys of other programs/);
    await withRedis(portOf(redis), async (client) => {
      expect(await client.keys('*')).toEqual(['other:program']);
      // This test's own KEYS is the only one that ran: the doctor's was queued and dropped.
      expect(await client.info('commandstats')).toMatch(/cmdstat_keys:calls=1,/);
    });
  });
});

describe('a Redis with a user for each layer', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'simlane-doctor-'));
  let limited: Awaited<ReturnType<typeof startRedis>>;
  let urls: Record<string, string>;

  beforeAll(async () => {
    const binary = await redisBinary();
    if (!binary) throw new Error('npm test finds or installs a Redis first');
    const users = { app: 'a'.repeat(32), maintenance: 'm'.repeat(32) };
    limited = await startRedis({ binary, folder, log: path.join(folder, 'redis.log'), durable: true, users });
    const layers = layerUsers.map((layer) => [`REDIS_URL_${layer.toUpperCase()}`, limited.layerUrls[layer]]);
    urls = { REDIS_URL: limited.url, ...Object.fromEntries(layers) };
  });
  afterAll(async () => {
    await limited?.child.stop('SIGTERM', 5_000);
    rmSync(folder, { recursive: true, force: true });
  });

  test('is well: limited logins, no stranger, a policy, a limit, a log', async () => {
    const findings = await examineWith(only({ ...urls, SITE_URL: 'https://simlane.example' }));
    const ofRedis = findings.filter(({ id }) => id.startsWith('redis.'));
    expect(ofRedis.filter(({ level }) => level === 'warning' || level === 'refuse')).toEqual([]);
    const rights = ofRedis.filter(({ id }) => id === 'redis.rights');
    expect(rights.map(({ level, about }) => `${about?.split(' ')[0]} ${level}`).sort()).toEqual([
      'api ok',
      'control ok',
      'query ok',
      'queue ok',
      'session ok',
      'view ok',
    ]);
  });

  test('is one server, however many logins lead to it', async () => {
    expect(await examineWith(only(urls), 'redis.password')).toMatchObject([
      {
        level: 'ok',
        about: `127.0.0.1:${limited.port} (queue, session, view, query, api, control)`,
        seen: 'nobody gets in without a password',
      },
    ]);
  });

  test('with a layer at the login of all, says which others it reaches', async () => {
    const rights = await examineWith(
      only({
        ...urls,
        REDIS_URL_SESSION: limited.maintenanceUrl,
        REDIS_URL_API: limited.url,
        REDIS_URL_QUEUE: limited.maintenanceUrl,
      }),
      'redis.rights',
    );
    expect(rights.map(({ about, seen }) => `${about?.split(' ')[0]} ${seen}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^maintenance may run KEYS, CONFIG.* and touch keys of other programs/),
        'simlane may touch keys of session, view, query, control',
      ]),
    );
  });

  test('is not let in with a wrong password, which is a warning without the password in it', async () => {
    const wrong = limited.url.replace(/:[^:@]+@/, ':not-the-password@');
    const findings = await examineWith(only({ REDIS_URL: wrong }));
    expect(findings.filter(({ id }) => id.startsWith('redis.'))).toMatchObject([
      { id: 'redis.reachable', level: 'warning' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('not-the-password');
  });
});

test('a Redis that is away or hung is a warning, whatever else', async () => {
  const gone = await startOwnRedis();
  onTestFinished(gone.stop);
  gone.pause();
  expect(await examineWith(only({ REDIS_URL: gone.url }), 'redis.reachable')).toMatchObject([{ level: 'warning' }]);
  await gone.kill();
  const findings = await examineWith(only({ REDIS_URL: gone.url }));
  expect(findings.filter(({ id }) => id.startsWith('redis.'))).toMatchObject([
    { id: 'redis.reachable', level: 'warning', seen: expect.stringContaining('ECONNREFUSED') },
  ]);
});

test('a replica is told apart from its master', async () => {
  const replica = await startOwnRedis();
  onTestFinished(replica.stop);
  await withRedis(portOf(replica), (client) => client.replicaof('127.0.0.1', portOf(redis)));
  expect(await examineWith(only({ REDIS_URL: replica.url }), 'redis.role')).toMatchObject([
    { level: 'warning', seen: `a replica of 127.0.0.1:${portOf(redis)}` },
  ]);
});

test('keys without a lifetime among the entries are found', async () => {
  await withRedis(portOf(redis), async (client) => {
    await client.flushall();
    await client.select(2);
    await client.set('stray', '1');
    await client.set('entry', '1', 'PX', 60_000);
  });
  expect(await examineWith(only({ REDIS_URL: redis.url }), 'redis.memory')).toMatchObject([
    { level: 'advice', seen: expect.stringContaining('1 in db 2') },
  ]);
});
