import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { vi } from 'vitest';
import { type RedisProcess, startRedisProcess, withRedis } from './redis-process.ts';

export type OwnSentinel = {
  url: string;
  master: RedisProcess;
  replica: RedisProcess;
  /** What the master is told from now on never reaches the replica. */
  cutReplication: () => Promise<void>;
  /** Kills the master; resolves when the replica answers in its place, and Sentinel says so. */
  failOver: () => Promise<void>;
  stop: () => Promise<void>;
};

const masterName = 'main';

/** A master, its replica, and a Sentinel that replaces the one by the other. */
export async function startOwnSentinel(): Promise<OwnSentinel> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simlane-sentinel-'));
  const started: RedisProcess[] = [];
  const start = async (args: readonly string[], port: number) => {
    const server = await startRedisProcess(port, args);
    started.push(server);
    return server;
  };
  const stop = async () => {
    await Promise.all(started.map((server) => server.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const master = await start(['--repl-diskless-sync-delay', '0'], await getPort());
    const replica = await start(['--replicaof', '127.0.0.1', String(master.port)], await getPort());
    await until(replica.port, 'replication', 'master_link_status:up');
    const config = path.join(folder, 'sentinel.conf');
    writeFileSync(
      config,
      [
        `sentinel monitor ${masterName} 127.0.0.1 ${master.port} 1`,
        `sentinel down-after-milliseconds ${masterName} 300`,
        `sentinel failover-timeout ${masterName} 2000`,
      ].join('\n'),
    );
    const sentinel = await start([config, '--sentinel'], await getPort());
    await until(sentinel.port, 'sentinel', 'status=ok', 'slaves=1');
    return {
      url: `redis+sentinel://127.0.0.1:${sentinel.port}/${masterName}`,
      master,
      replica,
      async cutReplication() {
        // Stopped, it can't connect again; what is on its way arrives when it goes on, what is written later does not.
        replica.pause();
        await withRedis(master.port, (redis) => redis.call('CLIENT', 'KILL', 'TYPE', 'replica'));
      },
      async failOver() {
        await master.kill();
        replica.resume();
        await until(replica.port, 'replication', 'role:master');
        await until(sentinel.port, 'sentinel', `address=127.0.0.1:${replica.port}`);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Until a section of INFO says all of this. Connects anew each time: a promotion ends every connection. */
async function until(port: number, section: string, ...said: readonly string[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const info = await withRedis(port, (redis) => redis.info(section));
      if (!said.every((words) => info.includes(words))) throw new Error(info);
    },
    { timeout: 30_000, interval: 20 },
  );
}
