import { later } from './calendar.ts';
import type { Person } from './people.ts';
import type { Account, Accounts } from './users.ts';
import type { Discipline, Driver, SimulatorSlug, Source } from './world.ts';

/** Of 100 profiles. */
export const shares: readonly (readonly [SimulatorSlug, number])[] = [
  ['iracing', 60],
  ['acc', 20],
  ['lmu', 12],
  ['rfactor2', 8],
];

/** Profiles: some of the accounts, most claimed, the others known from results only. */
export function makeDrivers(source: Source, accounts: Accounts, nextPerson: () => Person, count: number): Driver[] {
  const { random } = source;
  const numbers = new Set<string>();
  const demo = [accounts.admin, accounts.manager, accounts.member];
  const drivers = demo.flatMap((account) =>
    (['iracing', 'acc', 'lmu'] as const).map((simulator) =>
      makeDriver(source, numbers, simulator, account, account.person, { eagerness: simulator === 'iracing' ? 3 : 2 }),
    ),
  );
  const owners = accounts.all.slice(demo.length);
  for (const [simulator, share] of shares) {
    const wanted = Math.round((count * share) / 100);
    const have = drivers.filter((driver) => driver.simulator === simulator).length;
    const claimed = random.sample(owners, Math.round((wanted - have) * 0.6));
    for (let n = have; n < wanted; n += 1) {
      const account = claimed[n - have] ?? null;
      drivers.push(makeDriver(source, numbers, simulator, account, account?.person ?? nextPerson(), {}));
    }
  }
  return drivers;
}

export function makeDriver(
  source: Source,
  numbers: Set<string>,
  simulator: SimulatorSlug,
  account: Account | null,
  person: Person,
  options: { eagerness?: number },
): Driver {
  const { random, calendar, simulatorIds } = source;
  const isDemo = options.eagerness !== undefined;
  const createdAt = account ? later(account.user.createdAt, 3_600_000) : calendar.day(-random.int(30, 560), 3);
  const hides = !isDemo && account !== null;
  const profile = {
    id: random.uuid(createdAt),
    simulatorId: simulatorIds[simulator],
    simApiId: apiId(source, numbers, simulator),
    userId: account?.user.id ?? null,
    displayName: person.name,
    country: random.chance(0.92) ? person.country : null,
    visibility: hides ? visibility(random.next()) : ('public' as const),
    showRealName: account !== null && random.chance(0.3),
    showRatings: !(hides && random.chance(0.06)),
    showLaps: !(hides && random.chance(0.08)),
    showResults: !(hides && random.chance(0.05)),
    realName: account ? person.name : null,
    lastRacedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
  return {
    profile,
    simulator,
    disciplines: disciplinesOf(source, simulator, isDemo),
    skill: isDemo ? random.between(0.4, 1.3) : random.gauss(),
    eagerness: options.eagerness ?? random.between(0.3, 1.6),
  };
}

const visibility = (roll: number): 'public' | 'clubmates' | 'private' =>
  roll < 0.05 ? 'private' : roll < 0.12 ? 'clubmates' : 'public';

function disciplinesOf({ random }: Source, simulator: SimulatorSlug, isDemo: boolean): Discipline[] {
  if (simulator !== 'iracing') return ['overall'];
  const all = ['sports_car', 'sports_car', 'sports_car', 'formula', 'formula', 'oval'] as const;
  const main = isDemo ? 'sports_car' : random.pick(all);
  const second = isDemo ? 'formula' : random.pick(all);
  return main === second || (!isDemo && random.chance(0.4)) ? [main] : [main, second];
}

/** Ids as the simulators give them: customer numbers, beyond those that real people have, or Steam's 64-bit ids. */
function apiId({ random }: Source, taken: Set<string>, simulator: SimulatorSlug): string {
  for (;;) {
    const steam = `7656119${random.int(7_960_000, 8_999_999)}${random.int(100, 999)}`;
    const id =
      simulator === 'iracing' ? String(random.int(9_000_000, 9_999_999)) : simulator === 'acc' ? `S${steam}` : steam;
    const key = `${simulator}:${id}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return id;
  }
}
