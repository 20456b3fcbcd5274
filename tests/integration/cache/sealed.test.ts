import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import { recordStore } from '../../../lib/cache/records.ts';
import { on, suiteCache } from './suite-cache.ts';

const suite = suiteCache();
afterAll(() => suite.end());

/** Everything that lies in a layer's db under this suite's prefix. */
async function bytesIn(place: 'session' | 'query' | 'fragment' | 'view'): Promise<Buffer> {
  const connection = suite.instance().connections?.to(place);
  const values = await connection?.run(async (redis) => {
    const keys = await redis.keys(`${suite.keyPrefix}:v1:${place}:*`);
    return Promise.all(keys.map((key) => redis.getBuffer(key)));
  });
  return Buffer.concat((values ?? []).filter((value) => value !== null));
}

test.each(['query', 'fragment'] as const)('what lies in layer %s can be read with the secret only', async (layer) => {
  const a = suite.instance();
  await on(a, async () => 'a name worth hiding', { name: `sealed-${layer}`, layer })();
  expect((await bytesIn(layer)).length).toBeGreaterThan(0);
  expect((await bytesIn(layer)).includes('a name worth hiding')).toBe(false);
});

test('control: a view is what anybody may see, and lies open', async () => {
  await on(suite.instance(), async () => 'a public page', { name: 'open', layer: 'view' })();
  expect((await bytesIn('view')).includes('a public page')).toBe(true);
});

test('a session made under the old secret is read under the new one, and not once the old one is gone', async () => {
  const [old, next] = ['the old secret, long enough to be one', 'the new secret, long enough to be one'];
  const before = suite.instance({ secret: old });
  await before.mirror.refresh();
  const position = before.mirror.position;
  if (!position) throw new Error('not synced');
  await recordStore<string>('session', () => before).set('0123', 'signed in', 60_000, ['session:1'], position);
  expect((await bytesIn('session')).includes('signed in')).toBe(false);
  const during = suite.instance({ secret: next, previousSecrets: [old] });
  expect(await recordStore('session', () => during).get('0123')).toEqual({ value: 'signed in', valid: true });
  expect(await recordStore('session', () => suite.instance({ secret: next })).get('0123')).toBeNull();
});

test('a personal entry needs its owner’s key; erased with it, it can’t be read again, in L1 or Redis', async () => {
  const keys = new Map([['user:1', randomBytes(32)]]);
  let loads = 0;
  const load = async (id: string) => {
    loads += 1;
    return `what is of ${id}`;
  };
  const personal = (id: string) => ({ tag: `user:${id}`, readKey: async () => keys.get(`user:${id}`) ?? null });
  const [a, b] = [suite.instance(), suite.instance()];
  const [readA, readB] = [on(a, load, { name: 'own', personal }), on(b, load, { name: 'own', personal })];
  expect([await readA('1'), await readA('1'), await readB('1')]).toEqual(Array(3).fill('what is of 1'));
  expect(loads).toBe(1);

  keys.set('user:1', randomBytes(32));
  await invalidate(['user:1'], {}, b);
  expect(await readA('1')).toBe('what is of 1');
  expect(loads).toBe(2);
  // A key that is another, though nothing was invalidated: an instance that knows nothing yet must load.
  keys.set('user:1', randomBytes(32));
  await on(suite.instance(), load, { name: 'own', personal })('1');
  expect(loads).toBe(3);

  keys.delete('user:1');
  await invalidate(['user:1'], {}, b);
  await readA('1');
  await readA('1');
  expect(loads).toBe(5);
});

test('a key that came with the session costs no look-up', async () => {
  const a = suite.instance();
  await a.mirror.refresh();
  a.personalRings.note('user:7', randomBytes(32));
  const readKey = async () => {
    throw new Error('looked up');
  };
  const read = on(a, async (id: string) => id, { name: 'noted', personal: (id) => ({ tag: `user:${id}`, readKey }) });
  expect(await read('7')).toBe('7');
  await invalidate(['user:7'], {}, a);
  await expect(read('7')).rejects.toThrow('looked up');
});
