import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root } from '../../../scripts/project.ts';
import { redisBinary } from '../../../scripts/services/redis-binary.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'simlane-redis-start-'));
const clients: Redis[] = [];
let server: ChildProcess;
let port: number;

beforeAll(async () => {
  const binary = await redisBinary();
  if (!binary) throw new Error('npm test finds or installs a Redis first');
  port = await getPort();
  const env = {
    ...binary.env,
    PATH: `${path.dirname(binary.command)}:${process.env.PATH}`,
    ...{ REDIS_PASSWORD: 'app0', REDIS_MAINTENANCE_PASSWORD: 'maintenance0', REDIS_MAXMEMORY: '64mb' },
    ...{ REDIS_FOLDER: folder, REDIS_PORT: String(port), REDIS_BIND: '127.0.0.1' },
  };
  server = spawn('sh', [path.join(root, 'scripts/deploy/redis-start.sh')], { env, stdio: 'ignore' });
  const maintenance = connect('maintenance:maintenance0');
  await vi.waitFor(async () => expect(await maintenance.ping()).toBe('PONG'), { timeout: 20_000 });
});
afterAll(async () => {
  for (const client of clients) client.disconnect();
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

function connect(login: string): Redis {
  const client = new Redis(`redis://${login}@127.0.0.1:${port}`, { maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

test('the app gets at its own keys, and lists, flushes and configures nothing', async () => {
  const app = connect('simlane:app0');
  expect(await app.set('sl:v1:view:x', '1')).toBe('OK');
  await expect(app.get('other')).rejects.toThrow(/NOPERM/);
  for (const command of ['keys *', 'scan 0', 'flushall', 'config get *'])
    await expect(app.call(...(command.split(' ') as [string]))).rejects.toThrow(/NOPERM/);
  const stranger = new Redis({ port, lazyConnect: true, maxRetriesPerRequest: 0 });
  clients.push(stranger);
  stranger.on('error', () => undefined);
  await expect(stranger.ping()).rejects.toThrow(/NOAUTH/);
});

test('it has a limit, evicts what has a life, and keeps a log', async () => {
  const maintenance = connect('maintenance:maintenance0');
  const of = async (name: string) => ((await maintenance.config('GET', name)) as string[])[1];
  expect(await of('maxmemory')).toBe(String(64 * 1024 * 1024));
  expect(await of('maxmemory-policy')).toBe('volatile-lfu');
  expect(await of('appendonly')).toBe('yes');
});
