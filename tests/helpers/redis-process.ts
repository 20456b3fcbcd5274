import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';

export type RedisProcess = {
  readonly port: number;
  /** SIGKILL: nothing is saved. */
  kill: () => Promise<void>;
  pause: () => void;
  resume: () => void;
};

/** A redis-server on a loopback port; resolves when it answers. */
export async function startRedisProcess(port: number, args: readonly string[] = []): Promise<RedisProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simlane-redis-'));
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const child = spawn('redis-server', [...args, ...where, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  const kill = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilAnswering(port, child);
  } catch (error) {
    await kill();
    throw error;
  }
  return { port, kill, pause: () => void child.kill('SIGSTOP'), resume: () => void child.kill('SIGCONT') };
}

/** Runs commands on a connection that lasts no longer. */
export async function withRedis<T>(port: number, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis({ host: '127.0.0.1', port, retryStrategy: null });
  redis.on('error', () => undefined);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

async function untilAnswering(port: number, child: ChildProcess): Promise<void> {
  const redis = new Redis({ host: '127.0.0.1', port, retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  const died = once(child, 'exit').then(() => {
    throw new Error(`redis-server did not start on port ${port}`);
  });
  try {
    await Promise.race([redis.ping(), died]);
  } finally {
    died.catch(() => undefined);
    redis.disconnect();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill('SIGKILL');
  await gone;
}
