import { expect, onTestFinished, test } from 'vitest';
import { startOwnCluster } from '../../helpers/own-cluster.ts';
import { startOwnSentinel } from '../../helpers/own-sentinel.ts';
import { withRedis } from '../../helpers/redis-process.ts';
import { examineWith } from './suite-doctor.ts';

const levelsOf = async (url: string) => {
  const findings = await examineWith({ REDIS_URL: url, DATABASE_URL: '' });
  return {
    of: (id: string) => findings.filter((finding) => finding.id === id).map(({ level }) => level),
    abouts: findings
      .filter(({ id }) => id === 'redis.policy')
      .map(({ level, about }) => `${level} ${about?.split(' ')[0]}`),
  };
};

test('every master of a cluster is looked at: one that evicts clocks is found', async () => {
  const cluster = await startOwnCluster();
  onTestFinished(cluster.stop);
  for (const [i, node] of cluster.nodes.entries()) {
    const policy = i === 2 ? 'allkeys-lru' : 'volatile-lfu';
    await withRedis(node.port, (client) => client.config('SET', 'maxmemory-policy', policy));
  }
  const { of, abouts } = await levelsOf(cluster.url);
  expect(of('redis.reachable')).toEqual(['ok', 'ok', 'ok']);
  const [a, b, evicting] = cluster.nodes;
  expect(abouts.sort()).toEqual(
    [`ok 127.0.0.1:${a?.port}`, `ok 127.0.0.1:${b?.port}`, `refuse 127.0.0.1:${evicting?.port}`].sort(),
  );
  expect(of('redis.topology')).toEqual(['warning', 'warning', 'warning']);
  expect(of('redis.rights')).toEqual(['advice']);
});

test('under Sentinel the master is looked at', async () => {
  const group = await startOwnSentinel();
  onTestFinished(group.stop);
  await withRedis(group.master.port, (client) => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
  const { of, abouts } = await levelsOf(group.url);
  expect(of('redis.role')).toEqual(['ok']);
  expect(abouts).toEqual([`refuse 127.0.0.1:${group.master.port}`]);
  expect(of('redis.topology')).toEqual(['ok']);
});
