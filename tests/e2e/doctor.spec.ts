import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import getPort from 'get-port';
import { startOwnRedis } from '../helpers/own-redis.ts';
import { withRedis } from '../helpers/redis-process.ts';
import { expect, test } from './fixtures.ts';

/** `next start` as it is: with its output, and however it ends. */
async function startServer(own: Record<string, string>) {
  const port = await getPort();
  const env = { ...process.env, NODE_ENV: 'production' as const, ...own };
  const args = ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'];
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { out: '', err: '' };
  child.stdout?.on('data', (text) => {
    output.out += text;
  });
  child.stderr?.on('data', (text) => {
    output.err += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const status = () =>
    fetch(`http://127.0.0.1:${port}/api/health`).then(
      (response) => response.status,
      () => 0,
    );
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { output, ended, status, stop };
}

test.describe('a Redis that evicts clocks', () => {
  let redis: Awaited<ReturnType<typeof startOwnRedis>>;
  test.beforeAll(async () => {
    redis = await startOwnRedis();
    const port = Number(new URL(redis.url).port);
    await withRedis(port, (client) => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
  });
  test.afterAll(() => redis?.stop());

  test('keeps a production site from starting: it ends with 1 and the mend, and has answered nothing', async () => {
    const server = await startServer({ REDIS_URL: redis.url, SITE_URL: 'https://simlane.example' });
    const answers: number[] = [];
    let isOver = false;
    const asking = (async () => {
      while (!isOver) answers.push(await server.status());
    })();
    try {
      expect(await server.ended).toBe(1);
    } finally {
      isOver = true;
      await asking;
      await server.stop();
    }
    expect(server.output.err).toContain('SimLane does not start');
    expect(server.output.err).toContain('CONFIG SET maxmemory-policy volatile-lfu');
    expect(new Set(answers)).toEqual(new Set([0]));
  });

  test('does not keep a site on this machine from starting, which says so in its log', async () => {
    const server = await startServer({ REDIS_URL: redis.url, SITE_URL: 'http://localhost:3000', LOG_LEVEL: 'info' });
    try {
      await expect.poll(server.status, { timeout: 30_000 }).toBe(200);
      await expect.poll(() => server.output.out, { timeout: 10_000 }).toContain('"check":"redis.policy"');
    } finally {
      await server.stop();
    }
  });
});
