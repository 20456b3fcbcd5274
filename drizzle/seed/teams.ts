import type { teamMembers, teams } from '../schema/index.ts';
import { slugify } from './slugify.ts';
import type { Accounts } from './users.ts';
import type { ClubWithPeople, Source, User } from './world.ts';

export type Team = typeof teams.$inferInsert & { id: string };
export type Teams = { rows: Team[]; members: (typeof teamMembers.$inferInsert)[] };

const colours = ['Blue', 'White', 'Amber', 'Green'] as const;
const roles = ['owner', 'manager', 'driver', 'driver', 'driver', 'reserve', 'engineer', 'spotter'] as const;

/** Teams of the larger clubs, and one of friends without a club. */
export function makeTeams(source: Source, clubs: readonly ClubWithPeople[], accounts: Accounts): Teams {
  const made: Teams = { rows: [], members: [] };
  clubs.slice(0, 7).forEach(({ club, members }, index) => {
    const people = members.map(({ user }) => user);
    colours.slice(0, index < 2 ? 4 : 2).forEach((colour, n) => {
      const crew = source.random.sample(people.slice(3), roles.length);
      const demo = index === 0 && n === 0 ? people.slice(0, 2) : [];
      const visibility = n === 3 ? ('club' as const) : ('public' as const);
      addTeam(source, made, `${club.name} ${colour}`, club.id, [...demo, ...crew], visibility);
    });
  });
  const friends = [accounts.member.user, accounts.admin.user, accounts.manager.user];
  addTeam(source, made, 'Three Wide Racing', null, friends, 'private');
  return made;
}

function addTeam(
  { random, calendar }: Source,
  made: Teams,
  name: string,
  clubId: string | null,
  people: readonly User[],
  visibility: 'public' | 'club' | 'private',
): void {
  const createdAt = calendar.day(-random.int(60, 300), 12);
  const id = random.uuid(createdAt);
  made.rows.push({
    id,
    clubId,
    name,
    slug: slugify(name),
    description: null,
    visibility,
    createdAt,
    updatedAt: createdAt,
  });
  people.slice(0, roles.length).forEach((user, n) => {
    const role = roles[n] ?? 'driver';
    made.members.push({ id: random.uuid(createdAt), teamId: id, userId: user.id, role, joinedAt: createdAt });
  });
}
