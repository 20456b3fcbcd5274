import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEntry, encodeEntry, stampBytes } from './codec.ts';
import type { Entry } from './entry.ts';
import { deriveRing, newSealingKey, ringOf } from './sealing.ts';

const key = 'sl:v1:query:profiles:00112233445566778899aabbccddeeff';
const entryOf = <T>(value: T): Entry<T> => ({
  value,
  position: { epoch: '0b6a1d1e-2a0c-4a4e-9d1f-5f7f3b0a9c11', s: 4711 },
  tags: ['profile:1', 't:sim_profiles'],
  storedAtMs: 1_795_000_000_123,
  freshUntilMs: 1_795_000_060_123,
  keepUntilMs: 1_795_000_090_123,
  costMs: 12.5,
});
const fixture = (name: string) =>
  Buffer.from(readFileSync(new URL(`../../tests/fixtures/entries/${name}.hex`, import.meta.url), 'utf8').trim(), 'hex');
const sample = {
  text: 'Nürburgring 🏁',
  number: 1.5,
  nothing: null,
  missing: undefined,
  at: new Date(1_795_000_000_000),
  list: [1, 2, 3],
  map: new Map([['segment', Buffer.from('abc')]]),
};
const long = { rows: Array.from({ length: 200 }, (_, i) => `driver ${i % 7}`) };
const fixtureRing = deriveRing(['a secret of the fixtures, long enough'], 'query');

test('an entry is written as ever: other instances, and this one after an update, read it', () => {
  expect(encodeEntry(entryOf(sample), key, null).bytes.toString('hex')).toBe(fixture('plain').toString('hex'));
});

test.each([
  ['plain', null, sample],
  ['compressed', null, long],
  ['sealed', fixtureRing, sample],
  ['sealed-compressed', fixtureRing, long],
] as const)('an entry written before is read: %s', (name, ring, value) => {
  expect(decodeEntry(fixture(name), key, ring)?.entry).toEqual(entryOf(value));
});

test('anything comes back as it went in', () => {
  const ring = ringOf(newSealingKey());
  const value = fc.record({ any: fc.jsonValue(), at: fc.date({ noInvalidDate: true }), bytes: fc.uint8Array() });
  fc.assert(
    fc.property(value, ({ any, at, bytes }) => {
      const entry = entryOf({ text: JSON.stringify(any), list: [any], at, bytes: Buffer.from(bytes) });
      const decoded = decodeEntry<typeof entry.value>(encodeEntry(entry, key, ring).bytes, key, ring)?.entry.value;
      expect(decoded?.at).toEqual(at);
      expect(Buffer.compare(decoded?.bytes ?? Buffer.from('?'), Buffer.from(bytes))).toBe(0);
      expect(JSON.stringify(decoded?.list)).toBe(`[${entry.value.text}]`);
    }),
  );
});

test('two entries under one key differ in their first bytes', () => {
  const stampOf = (entry: Entry) => encodeEntry(entry, key, null).bytes.subarray(0, stampBytes).toString('hex');
  const entry = entryOf('x');
  const stamps = [
    stampOf(entry),
    stampOf({ ...entry, storedAtMs: entry.storedAtMs + 1 }),
    stampOf({ ...entry, position: { ...entry.position, s: 4712 } }),
  ];
  expect(new Set(stamps).size).toBe(3);
});

test('a sealed value tells nothing of what is in it', () => {
  const { bytes } = encodeEntry(entryOf('find me'), key, fixtureRing);
  expect(bytes.includes('find me')).toBe(false);
  expect(encodeEntry(entryOf('find me'), key, null).bytes.includes('find me')).toBe(true);
});

test('it opens with the secret before this one, and with no other', () => {
  const before = deriveRing(['the old secret, which is long enough'], 'session');
  const after = deriveRing(['the new secret, which is long enough', 'the old secret, which is long enough'], 'session');
  const { bytes } = encodeEntry(entryOf('x'), key, before);
  expect(decodeEntry(bytes, key, after)?.entry.value).toBe('x');
  expect(decodeEntry(bytes, key, deriveRing(['the new secret, which is long enough'], 'session'))).toBeNull();
  expect(decodeEntry(bytes, key, deriveRing(['the old secret, which is long enough'], 'query'))).toBeNull();
});

test('moved to another key, changed, cut or put in unsealed, it is a miss', () => {
  const ring = ringOf(newSealingKey());
  const { bytes } = encodeEntry(entryOf('x'.repeat(50)), key, ring);
  expect(decodeEntry(bytes, key, ring)).not.toBeNull();
  expect(decodeEntry(bytes, `${key}0`, ring)).toBeNull();
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(decodeEntry(changed, key, ring), `byte ${at}`).toBeNull();
    expect(decodeEntry(bytes.subarray(0, at), key, ring), `cut at ${at}`).toBeNull();
  }
  expect(decodeEntry(encodeEntry(entryOf('x'), key, null).bytes, key, ring)).toBeNull();
  expect(decodeEntry(bytes, key, null)).toBeNull();
});
