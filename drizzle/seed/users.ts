import { later } from './calendar.ts';
import type { Person } from './people.ts';
import { slugify } from './slugify.ts';
import { uniqueNames } from './unique-names.ts';
import type { Source, User } from './world.ts';

/** Nothing hashes to it: such an account can't be signed in to. */
const noPassword = '!';

export type Account = { user: User; person: Person };
export type Accounts = { admin: Account; manager: Account; member: Account; all: readonly Account[] };

/** The three accounts a visitor of the demo may use, and the people they meet. */
export function makeAccounts(
  source: Source,
  nextPerson: () => Person,
  count: number,
  demoPasswordHash: string,
): Accounts {
  const handle = uniqueNames();
  const make = (wanted: string | null, siteRole: 'user' | 'admin' = 'user') =>
    makeAccount(
      source,
      nextPerson(),
      handle,
      wanted === null ? null : { handle: wanted, siteRole, passwordHash: demoPasswordHash },
    );
  const admin = make('admin', 'admin');
  const manager = make('manager');
  const member = make('member');
  const others = Array.from({ length: Math.max(0, count - 3) }, () => make(null));
  return { admin, manager, member, all: [admin, manager, member, ...others] };
}

type DemoAccount = { handle: string; siteRole: 'user' | 'admin'; passwordHash: string };

export function makeAccount(
  { random, calendar }: Source,
  person: Person,
  handle: ReturnType<typeof uniqueNames>,
  demo: DemoAccount | null,
): Account {
  const createdAt = calendar.day(demo ? -560 : -random.int(20, 600), random.between(0, 24));
  const name = handle(demo?.handle ?? (slugify(person.name) || 'driver'), 24);
  const user = {
    id: random.uuid(createdAt),
    handle: name,
    name: person.name,
    email: `${name}@example.org`,
    emailVerifiedAt: later(createdAt, 600_000),
    passwordHash: demo?.passwordHash ?? noPassword,
    timeZone: demo ? 'Europe/Berlin' : person.timeZone,
    locale: demo ? ('en' as const) : person.locale,
    hourCycle: person.country === 'US' || person.country === 'AU' ? ('h12' as const) : ('h23' as const),
    siteRole: demo?.siteRole ?? ('user' as const),
    searchable: demo !== null || random.chance(0.35),
    createdAt,
    updatedAt: createdAt,
  };
  return { user, person };
}
