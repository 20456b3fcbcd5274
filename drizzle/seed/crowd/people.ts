import { hourMs, later } from '../calendar.ts';
import { makeDriver, shares } from '../drivers.ts';
import { createPeople } from '../people.ts';
import { uniqueNames } from '../unique-names.ts';
import { type Account, makeAccount } from '../users.ts';
import type { Driver, Source } from '../world.ts';
import type { Size } from './sizes.ts';
import { sourceOf } from './source.ts';

/** Beyond it nobody races, however eager: about three races a day. */
const mostEager = 1_500;

export type People = { accounts: readonly Account[]; drivers: readonly Driver[] };

/** Who comes to the demo's people; `known` are those. Two may have the same name. */
export function makePeople(
  source: Source,
  size: Size,
  known: { accounts: readonly Account[]; drivers: readonly Driver[] },
): People {
  const ownUsers = sourceOf(source, 'users', 0);
  const nextPerson = createPeople(ownUsers.random, { namesakes: true });
  const handle = uniqueNames(new Set(known.accounts.map(({ user }) => user.handle)));
  const accounts: Account[] = [];
  while (accounts.length < size.users - known.accounts.length) {
    accounts.push(makeAccount(ownUsers, nextPerson(), handle, null));
  }
  const numbers = new Set(known.drivers.map(({ simulator, profile }) => `${simulator}:${profile.simApiId}`));
  const ownProfiles = sourceOf(source, 'profiles', 0);
  const count = size.profiles - known.drivers.length;
  const drivers = makeCrowdDrivers(ownProfiles, accounts, nextPerson, numbers, count);
  return { accounts, drivers };
}

function makeCrowdDrivers(
  source: Source,
  accounts: readonly Account[],
  nextPerson: () => Account['person'],
  numbers: Set<string>,
  count: number,
): Driver[] {
  const { random } = source;
  return shares.flatMap(([simulator, share]) => {
    const wanted = Math.round((count * share) / 100);
    const owners = random.sample(accounts, Math.round(wanted * 0.6));
    return Array.from({ length: wanted }, (_, n) => {
      const account = owners[n] ?? null;
      const driver = makeDriver(source, numbers, simulator, account, account?.person ?? nextPerson(), {});
      const hiddenAt = random.chance(0.004) ? later(driver.profile.createdAt ?? source.calendar.today, hourMs) : null;
      return { ...driver, profile: { ...driver.profile, hiddenAt }, eagerness: eagerness(random.next()) };
    });
  });
}

/** Most race now and then, a few all day: a Pareto distribution. */
function eagerness(chance: number): number {
  return Math.min(mostEager, (1 - chance) ** (-1 / 1.1));
}
