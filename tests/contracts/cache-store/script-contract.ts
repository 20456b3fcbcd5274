import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { runScript } from '../../../lib/cache/scripts/run.ts';
import type { Topology } from './topology.ts';

const moveValue = `local value = redis.call('GET', KEYS[1]) or ARGV[1]
redis.call('SET', KEYS[2], value, 'PX', 60000)
return value`;

/** What scripts over an entry and what belongs to it rely on. */
export function scriptContract({ instance }: Topology): void {
  test('a script runs on an entry and on the keys under its hash tag, also where it has never run', async () => {
    const { connections, keyPrefix } = instance();
    const source = `${moveValue} -- ${randomBytes(8).toString('hex')}`;
    const query = connections?.to('query');
    // On some node or other of a cluster.
    const entries = Array.from({ length: 60 }, () => `${keyPrefix}:v1:query:thing:${randomBytes(16).toString('hex')}`);
    const run = (key: string) =>
      query?.run((redis) => runScript(redis, source, [key, `${keyPrefix}:v1:query:next:{${key}}`], ['none']));
    expect(await Promise.all(entries.map(run))).toEqual(entries.map(() => 'none'));
    expect(await Promise.all(entries.map(run))).toEqual(entries.map(() => 'none'));
  });
}
