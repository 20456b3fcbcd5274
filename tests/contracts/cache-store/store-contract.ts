import { randomBytes } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { entryKeyOf } from '../../../lib/cache/keys.ts';
import type { Topology } from './topology.ts';

const places = ['session', 'view', 'fragment', 'query', 'api'] as const;
const longMs = 60_000;
const shortMs = 40;

/** What every store promises, for each kind of data. */
export function storeContract({ instance }: Topology): void {
  describe.each(places)('the store for %s', (place) => {
    const made = () => {
      const runtime = instance();
      const newKey = () => entryKeyOf(runtime.keyPrefix, place, 'thing', randomBytes(16).toString('hex'));
      return { store: runtime.store(place), newKey };
    };
    const untilGone = (get: () => Promise<unknown>) => vi.waitFor(async () => expect(await get()).toBeNull(), 10_000);

    test('has nothing under a key that was never set', async () => {
      const { store, newKey } = made();
      expect(await store.get(newKey())).toBeNull();
    });

    test.each([
      ['any byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
      ['no byte', Buffer.alloc(0)],
      ['a megabyte', randomBytes(1_000_000)],
    ])('gives %s back as it was', async (_, bytes) => {
      const { store, newKey } = made();
      const key = newKey();
      await store.set(key, bytes, longMs);
      expect(bytes.equals((await store.get(key)) as Buffer)).toBe(true);
    });

    test('keeps many keys apart, set and read at once', async () => {
      const { store, newKey } = made();
      const keys = Array.from({ length: 200 }, newKey);
      await Promise.all(keys.map((key) => store.set(key, Buffer.from(key), longMs)));
      const found = await Promise.all(keys.map((key) => store.get(key)));
      expect(found.map(String)).toEqual(keys);
    });

    test('ends an entry with its life, and not before', async () => {
      const { store, newKey } = made();
      const [brief, lasting] = [newKey(), newKey()];
      await store.set(lasting, Buffer.from('lasting'), longMs);
      await store.set(brief, Buffer.from('brief'), shortMs);
      await untilGone(() => store.get(brief));
      expect(String(await store.get(lasting))).toBe('lasting');
    });

    test('replaces value and life at once', async () => {
      const { store, newKey } = made();
      const key = newKey();
      await store.set(key, Buffer.from('old'), longMs);
      await store.set(key, Buffer.from('new'), shortMs);
      await untilGone(() => store.get(key));
    });

    test('gives an entry a new life without a new value', async () => {
      const { store, newKey } = made();
      const [touched, witness] = [newKey(), newKey()];
      await store.set(touched, Buffer.from('value'), shortMs * 5);
      await store.touch(touched, longMs);
      await store.set(witness, Buffer.from('value'), shortMs * 5);
      await untilGone(() => store.get(witness));
      expect(String(await store.get(touched))).toBe('value');
    });

    test('makes nothing by touching what is not there', async () => {
      const { store, newKey } = made();
      const key = newKey();
      await store.touch(key, longMs);
      expect(await store.get(key)).toBeNull();
    });

    test('deletes, also what is not there', async () => {
      const { store, newKey } = made();
      const [key, other] = [newKey(), newKey()];
      await store.set(key, Buffer.from('value'), longMs);
      await store.set(other, Buffer.from('other'), longMs);
      await store.delete(key);
      await store.delete(key);
      expect(await store.get(key)).toBeNull();
      expect(String(await store.get(other))).toBe('other');
    });
  });
}
