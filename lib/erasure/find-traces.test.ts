import { expect, test } from 'vitest';
import { isClean } from './find-traces.ts';

test('what could not be read is no proof', () => {
  const db = { server: 1, db: 2, keys: 3, unreadable: 0, found: [] };
  const postgres = { tables: 1, columns: 1, found: [] };
  expect(isClean({ postgres, redis: [db] })).toBe(true);
  expect(isClean({ postgres, redis: [db, { ...db, unreadable: 1 }] })).toBe(false);
  expect(isClean({ postgres, redis: [{ ...db, found: [{ db: 2, key: 'a', part: null }] }] })).toBe(false);
});
