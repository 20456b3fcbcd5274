import { dayMs, later } from '../calendar.ts';
import { slugify } from '../slugify.ts';
import type { Account, Accounts } from '../users.ts';
import type { Club, ClubWithPeople, Source, User } from '../world.ts';
import { firstWords, secondWords } from './club-names.ts';
import type { Size } from './sizes.ts';
import { sourceOf } from './source.ts';

type Role = 'admin' | 'manager' | 'member';
export type Member = { user: User; role: Role; joinedAt: Date };
/** `members` of a club here are its first admin only: the others are dealt out when they are asked for. */
export type CrowdClub = ClubWithPeople & {
  index: number;
  /** Of the demo, and only grown here. */
  isKnown: boolean;
  /** Who is to join. */
  joining: number;
};

/** The clubs by size; the first is the demo's largest, so that its manager meets a long roster. */
export function makeCrowdClubs(
  source: Source,
  size: Size,
  known: readonly ClubWithPeople[],
  accounts: readonly Account[],
): CrowdClub[] {
  const [first] = known;
  if (!first) throw new Error('The demo has no club.');
  const taken = new Set(known.map(({ club }) => club.slug));
  const names = firstWords
    .flatMap((one) => secondWords.map((two) => `${one} ${two}`))
    .filter((name) => !taken.has(slugify(name)));
  const order = sourceOf(source, 'clubs', 0).random.sample(names, size.clubs - known.length);
  const grown = { ...first, index: 0, isKnown: true, joining: sizeOf(size, 0) - first.members.length };
  return [grown, ...order.map((name, n) => makeClub(source, size, name, n + 1, accounts))];
}

function makeClub(source: Source, size: Size, name: string, index: number, accounts: readonly Account[]): CrowdClub {
  const { random, calendar } = sourceOf(source, 'clubs', index);
  const founder = accounts[(index * 7) % accounts.length] as Account;
  const createdAt = new Date(
    Math.max(Number(later(founder.user.createdAt, dayMs)), Number(calendar.day(-540 + (index % 500)))),
  );
  const roll = random.next();
  const club: Club = {
    id: sourceOf(source, 'clubs', index).random.uuid(createdAt),
    name,
    slug: slugify(name),
    description: random.chance(0.7) ? random.pick(descriptions) : null,
    country: random.chance(0.85) ? founder.person.country : null,
    visibility: roll < 0.08 ? 'private' : roll < 0.2 ? 'unlisted' : 'public',
    rosterVisibility: random.pick(['public', 'public', 'members', 'members', 'managers'] as const),
    hiddenAt: random.chance(0.006) ? later(createdAt, dayMs) : null,
    createdAt,
    updatedAt: createdAt,
  };
  return {
    club,
    members: [{ user: founder.user, role: 'admin' }],
    index,
    isKnown: false,
    joining: sizeOf(size, index) - 1,
  };
}

/** A few large clubs, and a long tail of small ones. */
function sizeOf({ largestClub, users }: Size, index: number): number {
  const size = Math.round(largestClub / Math.max(1, index - 3) ** 0.75);
  return Math.min(Math.floor(users / 2), Math.max(3, size));
}

/** Everybody in a club, its founder first; of a known one, those who joined. The demo's accounts are in a few more. */
export function membersOf(
  source: Source,
  { accounts, demo }: { accounts: readonly Account[]; demo: Accounts },
  club: CrowdClub,
): Member[] {
  const { random, calendar } = sourceOf(source, 'members', club.index);
  const founder = club.isKnown ? [] : club.members.map(({ user }) => ({ user, role: 'admin' as Role }));
  const guests = !club.isKnown && club.index <= 25 ? [demo.manager, demo.member] : [];
  const people = new Set<User>(guests.map(({ user }) => user));
  while (people.size < Math.min(club.joining, accounts.length - 1)) {
    const { user } = random.pick(accounts);
    if (user !== founder[0]?.user) people.add(user);
  }
  const managers = Math.min(12, Math.ceil(club.joining / 20));
  const opened = Number(club.club.createdAt);
  const span = Number(calendar.today) - opened - dayMs;
  return [
    ...founder.map((one) => ({ ...one, joinedAt: club.club.createdAt })),
    ...[...people].map((user, n) => ({
      user,
      role: (n < managers && !club.isKnown ? 'manager' : 'member') as Role,
      joinedAt: new Date(Math.floor(opened + random.next() * span)),
    })),
  ];
}

const descriptions = [
  'Weekly races, all skill levels, clean driving first.',
  'Endurance teams for every special event, with practice nights before.',
  'A league of friends that grew. Sign up, be on time, finish.',
  'Carreras semanales y una liga por temporada.',
  'Ligarennen am Sonntag, Training am Mittwoch.',
  'We share setups, telemetry and the blame.',
] as const;
