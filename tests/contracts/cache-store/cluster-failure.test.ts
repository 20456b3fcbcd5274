import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type OwnCluster, startOwnCluster } from '../../helpers/own-cluster.ts';
import { on } from './cache-contract.ts';
import { forAllLayers, instancesOn } from './topology.ts';

let cluster: OwnCluster;
let instances: ReturnType<typeof instancesOn>;
beforeAll(async () => {
  cluster = await startOwnCluster();
  instances = instancesOn(forAllLayers(cluster.url));
});
afterAll(async () => {
  await instances.end();
  await cluster.stop();
});

/** Reads of many entries, which lie on every node. */
function readsOn(name: string) {
  let loads = 0;
  const load = async (i: number) => {
    loads += 1;
    return `value ${i}`;
  };
  const runtime = instances.instance();
  const read = on(runtime, load, { layer: 'query', name, tags: () => ['thing'] });
  return async () => {
    loads = 0;
    runtime.l1.clear();
    const found = await Promise.all(Array.from({ length: 60 }, (_, i) => read(i)));
    expect(found).toEqual(found.map((_, i) => `value ${i}`));
    return loads;
  };
}

test('whichever node hangs, reads are answered, and Redis is used again when it goes on', async () => {
  for (const [i, node] of cluster.nodes.entries()) {
    const readAll = readsOn(`hung-${i}`);
    await readAll();
    expect(await readAll()).toBe(0);
    node.pause();
    expect(await readAll()).toBeGreaterThan(0);
    node.resume();
    await vi.waitFor(async () => expect(await readAll()).toBe(0), { timeout: 20_000, interval: 50 });
  }
});

test('whichever node is gone, reads are answered', async () => {
  const readAll = readsOn('gone');
  await readAll();
  await cluster.nodes[1]?.kill();
  expect(await readAll()).toBeGreaterThan(0);
});
