import { expect, test } from 'vitest';
import type { Read, Write } from './history.ts';
import { createJudge } from './judge.ts';

const tauMs = 250;
const boundMs = 5_250;

const write = (version: number, committedMs: number | null, over: Partial<Write> = {}): Write => ({
  key: 'name:1',
  version,
  isAbsence: false,
  via: 'app',
  beganMs: (committedMs ?? 0) - 10,
  committedMs,
  boundMs: tauMs,
  ...over,
});
const read = (version: number | null, beganMs: number, over: Partial<Read> = {}): Read => ({
  what: 'profile',
  instance: 'b',
  source: 'l1',
  tags: [],
  beganMs,
  endedMs: beganMs + 5,
  seen: [{ key: 'name:1', version }],
  ...over,
});
const kinds = (one: Read, writes: Write[], unreachable: { fromMs: number; toMs: number }[] = []) =>
  createJudge(writes, unreachable, boundMs)(one).violations.map(({ kind }) => kind);

const raw = { via: 'raw', boundMs } as const;
const history = [write(1, 1_000), write(2, 2_000), write(3, 3_000, raw)];

test('a read within the bound is no violation, one beyond it is', () => {
  expect(kinds(read(1, 2_000 + tauMs), history)).toEqual([]);
  expect(kinds(read(1, 2_001 + tauMs), history)).toEqual(['app']);
  expect(kinds(read(2, 3_000 + boundMs), history)).toEqual([]);
  expect(kinds(read(2, 3_001 + boundMs), history)).toEqual(['raw']);
});

test('what is new is no violation, however late it is read', () => {
  expect(kinds(read(3, 1e6), history)).toEqual([]);
});

test('an older version is held against the newest that it should have seen', () => {
  const [violation] = createJudge(history, [], boundMs)(read(0, 2_500)).violations;
  expect(violation).toMatchObject({ kind: 'app', seenVersion: 0, missed: { version: 2 }, ageMs: 500 });
});

test('a writer sees his own write at once, but others’ within their bounds', () => {
  const own = { key: 'name:1', version: 2 };
  expect(kinds(read(1, 2_000, { own }), history)).toEqual(['own']);
  expect(kinds(read(1, 2_000), history)).toEqual([]);
  expect(kinds(read(2, 3_100, { own }), history)).toEqual([]);
});

test('his own write alone: another of the rows he read may be as old as for anybody', () => {
  const own = { key: 'name:2', version: 1 };
  expect(kinds(read(1, 2_100, { own }), history)).toEqual([]);
});

test('only what had been committed when the read began counts', () => {
  expect(kinds(read(1, 1_990, { endedMs: 9_000 }), history)).toEqual([]);
});

test('a write that failed is missed by nobody, and may be seen', () => {
  const writes = [write(1, 1_000), write(2, null, { beganMs: 1_500 })];
  expect(kinds(read(1, 9_000), writes)).toEqual([]);
  expect(kinds(read(2, 9_000), writes)).toEqual([]);
});

test('what nobody wrote, or had begun to write, can’t be read', () => {
  expect(kinds(read(9, 9_000), history)).toEqual(['never-written']);
  expect(kinds(read(3, 2_900), history)).toEqual(['never-written']);
});

test('"there is none" is taken for the newest such version that can have been seen', () => {
  const writes = [write(1, 1_000), write(2, 2_000, { isAbsence: true }), write(3, 3_000), write(4, 4_000)];
  expect(kinds(read(null, 2_500), writes)).toEqual([]);
  expect(kinds(read(null, 3_200), writes)).toEqual([]);
  expect(kinds(read(null, 3_300), writes)).toEqual(['app']);
  expect(kinds(read(null, 4_100), [...writes, write(5, 4_500, { isAbsence: true, beganMs: 4_050 })])).toEqual([]);
});

test('while Redis can’t be asked, the app’s writes have the longer bound, and the writer’s own have none', () => {
  const unreachable = [{ fromMs: 2_000, toMs: 4_000 }];
  expect(kinds(read(1, 3_000), history, unreachable)).toEqual([]);
  expect(kinds(read(1, 3_000, { own: { key: 'name:1', version: 2 } }), history, unreachable)).toEqual(['own']);
  expect(kinds(read(1, 4_001), history, unreachable)).toEqual(['app']);
});

test('a read that says whether its process was cut off is judged by that', () => {
  const unreachable = [{ fromMs: 2_000, toMs: 4_000 }];
  expect(kinds(read(1, 3_000, { cutOff: false }), history, unreachable)).toEqual(['app']);
  expect(kinds(read(1, 3_000, { cutOff: true }), history)).toEqual([]);
});

test('staleness is counted from the first version that was missed', () => {
  expect(createJudge(history, [], boundMs)(read(1, 3_100)).stalenessMs).toBe(1_100);
  expect(createJudge(history, [], boundMs)(read(3, 3_100)).stalenessMs).toBe(0);
});
