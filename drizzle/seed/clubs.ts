import type { clubLinks, clubMembers, joinRequests } from '../schema/index.ts';
import { slugify } from './slugify.ts';
import type { Account, Accounts } from './users.ts';
import type { ClubWithPeople, Source } from './world.ts';

type Kind = { visibility?: 'public' | 'unlisted' | 'private'; roster?: 'public' | 'members' | 'managers' };
const names: readonly (readonly [string, string, string, Kind?])[] = [
  [
    'Blue Flag Endurance',
    'DE',
    'Team endurance, from six hours to the full day. We plan with spreadsheets no longer.',
    { roster: 'public' },
  ],
  [
    'Late Apex Society',
    'GB',
    'Friendly GT racing on Tuesdays and Thursdays. Clean driving before lap times.',
    { roster: 'public' },
  ],
  ['Nordschleife Stammtisch', 'DE', 'Everything around the long lap: practice nights, setups and the 24 hours.'],
  [
    'Apex Ibérica',
    'ES',
    'Comunidad de resistencia en español. Tandas los jueves, carreras los domingos.',
    { roster: 'public' },
  ],
  ['Midnight Stint Racing', 'US', 'Somebody has to drive at three in the morning. That is us.'],
  ['Slipstream Collective', 'NL', 'Four cars in every special event, two classes, one pit wall.', { roster: 'public' }],
  ['Kerb Hoppers', 'AU', 'Oceania time zone. Bathurst is our home race.'],
  ['Trail Brake Academy', 'FR', 'We teach. Beginners share a car with somebody who has done it before.'],
  ['Formula Sunday', 'IT', 'Open-wheel leagues every Sunday evening, drop rounds included.'],
  ['Safety Car Regulars', 'SE', 'Ovals and road, results second, fun first.'],
  ['Pit Wall Works', 'FI', 'Engineers and spotters welcome, not only drivers.', { visibility: 'unlisted' }],
  ['Paddock Twelve', 'CZ', 'A closed group of friends.', { visibility: 'private', roster: 'managers' }],
];

type Rows = {
  members: (typeof clubMembers.$inferInsert)[];
  links: (typeof clubLinks.$inferInsert)[];
  requests: (typeof joinRequests.$inferInsert)[];
};
export type Clubs = { all: readonly ClubWithPeople[]; rows: Rows };

/** In the first two clubs the demo's manager and member have their roles; the site admin runs the third. */
export function makeClubs(source: Source, accounts: Accounts): Clubs {
  const { random, calendar } = source;
  const rows: Rows = { members: [], links: [], requests: [] };
  const others = accounts.all.slice(3);
  const all = names.map(([name, country, description, kind], index) => {
    const createdAt = calendar.day(-540 + index * 23, 18);
    const club = {
      id: random.uuid(createdAt),
      name,
      slug: slugify(name),
      description,
      country,
      visibility: kind?.visibility ?? ('public' as const),
      rosterVisibility: kind?.roster ?? ('members' as const),
      createdAt,
      updatedAt: createdAt,
    };
    const people = random.sample(others, random.int(index < 4 ? 24 : 10, index < 4 ? 38 : 26));
    const demo = index < 3 ? [accounts.manager, accounts.member, accounts.admin] : [];
    const members = [...demo, ...people].map(({ user }, n) => ({
      user,
      role: roleOf(accounts, user.id, index, n, demo.length),
    }));
    for (const { user, role } of members) {
      const joinedAt = calendar.day(-random.int(1, 400), random.between(8, 22));
      rows.members.push({
        id: random.uuid(joinedAt),
        clubId: club.id,
        userId: user.id,
        role,
        joinedAt,
        updatedAt: joinedAt,
      });
    }
    rows.links.push(...linksOf(source, club.id, club.slug));
    rows.requests.push(
      ...requestsOf(
        source,
        club.id,
        others.filter((account) => !people.includes(account)),
      ),
    );
    return { club, members };
  });
  return { all, rows };
}

function roleOf(accounts: Accounts, userId: string, club: number, n: number, demo: number) {
  if (userId === accounts.admin.user.id) return club === 2 ? ('admin' as const) : ('member' as const);
  if (userId === accounts.manager.user.id) return club === 2 ? ('member' as const) : ('manager' as const);
  if (userId === accounts.member.user.id) return 'member' as const;
  if (n === demo) return 'admin' as const;
  return n < demo + 3 ? ('manager' as const) : ('member' as const);
}

function linksOf({ random, calendar }: Source, clubId: string, slug: string) {
  const at = calendar.day(-500);
  return [
    { label: 'Discord', url: `https://chat.example/${slug}` },
    { label: 'Videos', url: `https://videos.example/${slug}` },
  ].map((link, position) => ({ id: random.uuid(at), clubId, position, ...link }));
}

function requestsOf({ random, calendar }: Source, clubId: string, strangers: readonly Account[]) {
  return random.sample(strangers, random.int(0, 3)).map(({ user }) => {
    const createdAt = calendar.day(-random.int(1, 6), 19);
    const message =
      random.pick(['I race GT3, mostly in the evenings.', 'A friend of mine drives with you.', '']) || null;
    return { id: random.uuid(createdAt), clubId, userId: user.id, message, status: 'pending' as const, createdAt };
  });
}
