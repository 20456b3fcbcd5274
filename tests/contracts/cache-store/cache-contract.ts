import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CachedOptions, cached } from '../../../lib/cache/cached.ts';
import { dropEntry, entryKey, keyedHash } from '../../../lib/cache/entries.ts';
import { invalidate } from '../../../lib/cache/invalidate.ts';
import type { CacheArg } from '../../../lib/cache/keys.ts';
import { layers } from '../../../lib/cache/layers.ts';
import { recordStore } from '../../../lib/cache/records.ts';
import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import { layerTag } from '../../../lib/cache/tags.ts';
import type { Topology } from './topology.ts';

const hour = 3_600_000 as never;
const name = () => `thing-${randomBytes(4).toString('hex')}`;

/** A value kept in one place, and how often it was loaded from there. */
export function sourceOf<T>(initial: T) {
  const source = {
    value: initial,
    loads: 0,
    load: async () => {
      source.loads += 1;
      return source.value;
    },
  };
  return source;
}

/** A cached loader of an instance. */
export const on = <A extends readonly CacheArg[], T>(
  runtime: CacheRuntime,
  loader: (...args: A) => Promise<T>,
  options: Pick<CachedOptions<A, T>, 'name' | 'layer' | 'tags'>,
) => cached(loader, { ttl: hour, ...options }, () => runtime);

/** What `cached`, invalidation and sessions promise, wherever the bytes are. */
export function cacheContract({ instance }: Topology): void {
  describe.each(layers)('reads of the layer %s', (layer) => {
    test('are loaded once, and given back as they were', async () => {
      const a = instance();
      const value = { text: 'ä', list: [1, null, -0.5], at: new Date(0) };
      const source = sourceOf(value);
      const read = on(a, source.load, { layer, name: name(), tags: () => ['thing'] });
      expect(await read()).toEqual(value);
      a.l1.clear();
      expect(await read()).toEqual(value);
      expect(source.loads).toBe(1);
    });

    test('end with any of their tags, and with no other', async () => {
      const a = instance();
      const [tag, other] = [name(), name()];
      const source = sourceOf('old');
      const read = on(a, source.load, { layer, name: name(), tags: () => ['thing', tag] });
      await read();
      await invalidate([other], {}, a);
      await read();
      expect(source.loads).toBe(1);
      source.value = 'new';
      await invalidate([tag], {}, a);
      expect(await read()).toBe('new');
    });
  });

  test('sessions survive the clearing of every layer', async () => {
    const a = instance();
    const id = randomBytes(16).toString('hex');
    const sessions = recordStore<{ user: string }>('session', () => a);
    await a.mirror.ensureFresh();
    if (!a.mirror.position) throw new Error('the clocks can not be reached');
    await sessions.set(id, { user: 'u1' }, 60_000, ['u:1'], a.mirror.position);
    await invalidate(layers.map(layerTag), { source: 'admin' }, a);
    expect(await sessions.get(id)).toEqual({ value: { user: 'u1' }, valid: true });
    await invalidate(['u:1'], {}, a);
    expect(await sessions.get(id)).toMatchObject({ valid: false });
  });
}

/** What instances that share Redis promise together. */
export function sharedCacheContract({ instance }: Topology): void {
  describe.each(layers)('reads of the layer %s', (layer) => {
    test('of one instance serve the others, and an invalidation by one ends them on all', async () => {
      const all = [instance(), instance(), instance()];
      const options = { layer, name: name(), tags: () => ['shared'] };
      const source = sourceOf('old');
      const reads = all.map((runtime) => on(runtime, source.load, options));
      for (const read of reads) expect(await read()).toBe('old');
      expect(source.loads).toBe(1);
      source.value = 'new';
      await invalidate(['shared'], {}, all[1]);
      for (const read of reads) expect(await read()).toBe('new');
      expect(source.loads).toBe(2);
    });

    test('that all instances miss at once are loaded once', async () => {
      const options = { layer, name: name(), tags: () => ['stampede'] };
      const source = sourceOf('value');
      const reads = [instance(), instance(), instance()].map((runtime) => on(runtime, source.load, options));
      const found = await Promise.all(reads.flatMap((read) => Array.from({ length: 10 }, () => read())));
      expect(new Set(found)).toEqual(new Set(['value']));
      expect(source.loads).toBe(1);
    });

    test('can be dropped by one instance for all', async () => {
      const [a, b] = [instance(), instance()];
      const options = { layer, name: name(), tags: () => ['dropped'] };
      const source = sourceOf('value');
      const read = on(b, source.load, options);
      await read();
      await dropEntry(layer, entryKey(layer, options.name, keyedHash([options.name, []], a), a), a);
      await read();
      expect(source.loads).toBe(2);
    });
  });
}
