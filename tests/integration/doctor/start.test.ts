import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { type OwnRedis, startOwnRedis } from '../../helpers/own-redis.ts';
import { withRedis } from '../../helpers/redis-process.ts';

onOwnDatabase();
let redis: OwnRedis;
const port = () => Number(new URL(redis.url).port);
const server = fileURLToPath(new URL('./start-process.ts', import.meta.url));

beforeAll(async () => {
  redis = await startOwnRedis();
  await withRedis(port(), (client) => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
});
afterAll(() => redis?.stop());

type Ended = { code: number; out: string; err: string };

function start(own: Record<string, string>): Promise<Ended> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'info',
    REDIS_URL: redis.url,
    SITE_URL: 'https://simlane.example',
    SIMLANE_SECRET: randomBytes(32).toString('hex'),
    VITEST: '',
    ...own,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [server], { env, timeout: 60_000 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

test('a production site whose Redis evicts clocks does not start, and says what to mend', async () => {
  const { code, out, err } = await start({});
  expect(code).toBe(1);
  expect(err).toContain('redis.policy');
  expect(err).toContain('CONFIG SET maxmemory-policy volatile-lfu');
  expect(err).toContain('SIMLANE_ACCEPT_UNSAFE=1');
  expect(out).not.toContain('ready');
});

test.each([
  ['on this machine', { SITE_URL: 'http://localhost:3000' }],
  ['that accepts it', { SIMLANE_ACCEPT_UNSAFE: '1' }],
])('a site %s starts, and finds it in its log, once', async (_, own) => {
  const { code, out, err } = await start(own);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.match(/"check":"redis\.policy"/g)).toHaveLength(1);
});

test('a production site with a placeholder for its secret does not start, and does not print it', async () => {
  const { code, out, err } = await start({ SIMLANE_SECRET: 'change-me-change-me-change-me-change-me' });
  expect(code).toBe(1);
  expect(err).toContain('settings.secret');
  expect(out + err).not.toContain('change-me');
});

test('a production site starts without Redis, and without Postgres', async () => {
  const away = { REDIS_URL: 'redis://127.0.0.1:1', DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none' };
  const { code, out, err } = await start(away);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('ready');
});

test('a production site that is well starts', async () => {
  await withRedis(port(), (client) => client.config('SET', 'maxmemory-policy', 'volatile-lfu'));
  expect(await start({})).toMatchObject({ code: 0, err: '' });
});
