import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import getPort from 'get-port';
import { Redis } from 'ioredis';

export type OwnRedis = {
  url: string;
  /** SIGKILL: nothing is saved. */
  kill: () => Promise<void>;
  pause: () => void;
  resume: () => void;
  /** A new, empty server at the same port. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A Redis that a test may kill, hang and restart. */
export async function startOwnRedis(): Promise<OwnRedis> {
  const port = await getPort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await launch(port, url);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url,
    kill,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    restart: async () => {
      await kill();
      child = await launch(port, url);
    },
    stop: kill,
  };
}

async function launch(port: number, url: string): Promise<ChildProcess> {
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  try {
    await redis.ping();
  } finally {
    redis.disconnect();
  }
  return child;
}
