import { expect, test } from 'vitest';
import { findUsersHeld } from './users-held.ts';

test.each([
  [100, 100],
  [100, 3],
  [100, 4_000],
  [1, 50],
  [37, 1],
])(
  'of a site that holds %i users, guessed as %i, what is found is within a tenth, and never more',
  async (capacity, guess) => {
    const { users } = await findUsersHeld(async (count) => count <= capacity, guess);
    expect(users).toBeLessThanOrEqual(capacity);
    expect(users * 1.1).toBeGreaterThanOrEqual(capacity);
  },
);

test('where not even one is held, none is', async () => {
  expect((await findUsersHeld(async () => false, 10)).users).toBe(0);
});

test('what fails once and holds when tried again is held', async () => {
  const seen = new Set<number>();
  const holds = async (users: number) => {
    const isSecond = seen.has(users);
    seen.add(users);
    return isSecond && users <= 50;
  };
  expect((await findUsersHeld(holds, 40)).users).toBeGreaterThanOrEqual(46);
});

test('nobody is tried beyond the most', async () => {
  const { users, tried } = await findUsersHeld(async () => true, 10, { precision: 1.1, step: 2, most: 100 });
  expect(users).toBe(100);
  expect(tried.map((each) => each.users)).toEqual([10, 20, 40, 80, 100]);
});
