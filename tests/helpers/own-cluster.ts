import getPort, { portNumbers } from 'get-port';
import { vi } from 'vitest';
import { type RedisProcess, startRedisProcess, withRedis } from './redis-process.ts';

export type OwnCluster = { url: string; nodes: readonly RedisProcess[]; stop: () => Promise<void> };

const slots = 16_384;

/** A Redis Cluster of three masters on loopback. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const nodes: RedisProcess[] = [];
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.kill()));
  };
  try {
    for (let i = 0; i < 3; i += 1) nodes.push(await startNode());
    await join(nodes);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`, nodes, stop };
}

async function startNode(): Promise<RedisProcess> {
  // Nodes also talk to each other at this port + 10 000, which must be below those the system gives out itself.
  const from = 12_000 + Math.floor(Math.random() * 10_000);
  const port = await getPort({ port: portNumbers(from, 22_000) });
  return startRedisProcess(port, ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000']);
}

async function join(nodes: readonly RedisProcess[]): Promise<void> {
  const share = Math.ceil(slots / nodes.length);
  for (const [i, { port }] of nodes.entries()) {
    await withRedis(port, async (redis) => {
      await redis.cluster('SET-CONFIG-EPOCH', i + 1);
      const own = Array.from({ length: Math.min(share, slots - i * share) }, (_, slot) => i * share + slot);
      await redis.cluster('ADDSLOTS', ...own);
    });
  }
  // Only now: a node that has been met can't be given its epoch any more.
  const [first, ...others] = nodes;
  if (!first) return;
  await withRedis(first.port, async (redis) => {
    for (const { port } of others) await redis.cluster('MEET', '127.0.0.1', port);
  });
  for (const { port } of nodes) {
    await withRedis(port, (redis) =>
      vi.waitFor(
        async () => {
          const info = String(await redis.cluster('INFO'));
          if (!info.includes('cluster_state:ok') || !info.includes(`cluster_size:${nodes.length}`))
            throw new Error(info);
        },
        { timeout: 30_000, interval: 50 },
      ),
    );
  }
}
