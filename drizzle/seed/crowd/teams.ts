import type { teamMembers } from '../../schema/index.ts';
import { dayMs, later } from '../calendar.ts';
import { slugify } from '../slugify.ts';
import type { Team } from '../teams.ts';
import type { Source } from '../world.ts';
import type { CrowdClub, Member } from './clubs.ts';
import { sourceOf } from './source.ts';

const colours = ['Red', 'Blue', 'White', 'Black', 'Orange', 'Green'] as const;
const roles = ['owner', 'manager', 'driver', 'driver', 'driver', 'reserve', 'engineer', 'spotter'] as const;

export type CrowdTeams = { rows: Team[]; members: (typeof teamMembers.$inferInsert)[] };

/** One to six teams of a club, by its size; none of the smallest and of those the demo made. */
export function makeCrowdTeams(
  source: Source,
  { club, index, isKnown }: CrowdClub,
  members: readonly Member[],
): CrowdTeams {
  const { random } = sourceOf(source, 'teams', index);
  const made: CrowdTeams = { rows: [], members: [] };
  if (isKnown || members.length < 6) return made;
  const memberIds = sourceOf(source, 'teamMembers', index).random;
  const count = Math.min(colours.length, 1 + Math.floor(members.length / 25));
  for (const colour of colours.slice(0, count)) {
    const name = `${club.name} ${colour}`;
    const createdAt = later(club.createdAt, dayMs);
    const id = random.uuid(createdAt);
    made.rows.push({
      id,
      clubId: club.id,
      name,
      slug: slugify(name),
      description: null,
      visibility: random.pick(['public', 'public', 'public', 'club', 'private'] as const),
      hiddenAt: random.chance(0.005) ? later(createdAt, dayMs) : null,
      archivedAt: random.chance(0.08) ? later(createdAt, 7 * dayMs) : null,
      createdAt,
      updatedAt: createdAt,
    });
    random.sample(members, roles.length).forEach(({ user }, n) => {
      const role = roles[n] ?? 'driver';
      made.members.push({ id: memberIds.uuid(createdAt), teamId: id, userId: user.id, role, joinedAt: createdAt });
    });
  }
  return made;
}
