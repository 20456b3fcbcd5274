import { type SQL, sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query, seconds } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { contains, type Direction, directionOf, type Page, pageOf } from '../../paging/page.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { ProfileListParams } from '../list-params.ts';
import { mainRatingSystem, simulators } from '../simulators.ts';
import { type Range, rangesByName, rangesByRating, rangesByRecent } from './list-keyset.ts';

/** `rating` is the highest of the simulator's main system; null where there is none or it is not shared. */
export type ProfileListItem = {
  profileId: string;
  simulator: string;
  simulatorName: string;
  identifier: string;
  displayName: string;
  country: string | null;
  rating: number | null;
  lastRacedAt: string | null;
  /** Names of at most three public clubs with a public roster. */
  clubs: string[];
};
export type ProfileListPage = Page<ProfileListItem>;

export const pageSize = 25;

type Row = Omit<ProfileListItem, 'clubs' | 'lastRacedAt'> & {
  ownerId: string | null;
  searchName: string;
  racedMicros: string | null;
  showResults: boolean;
  clubs: string[] | null;
};
type Loaded = ProfileListPage & { ownerIds: string[] };

async function load(params: ProfileListParams): Promise<Loaded> {
  const direction = directionOf(params);
  const ranges = rangesOf(params, direction);
  const parts = params.sort === 'rating' ? ratingParts(params, ranges) : profileParts(params, ranges);
  const orderBy = ranges[0]?.orderBy ?? sql`p.id`;
  const rows = (await db().execute(sql`
    select p.id as "profileId", s.slug as "simulator", s.name as "simulatorName", p.sim_api_id as "identifier",
      p.display_name as "displayName", p.country, r.value as "rating", p.user_id as "ownerId",
      p.search_name as "searchName", p.show_results as "showResults",
      (extract(epoch from p.last_raced_at) * 1000000)::bigint::text as "racedMicros",
      (select array_agg(club.name) from (
        select c.name from club_members m join clubs c on c.id = m.club_id
        where m.user_id = p.user_id and c.listed and c.roster_visibility = 'public'
        order by c.name, c.id limit 3
      ) club) as "clubs"
    from (${sql.join(parts, sql` union all `)}) page
    join sim_profiles p on p.id = page.id
    join simulators s on s.id = p.simulator_id
    left join rating_currents r on r.profile_id = p.id and r.listed and r.is_top and r.system = ${mainSystemOf(sql`s.slug`)}
    order by page.part, ${orderBy}
    limit ${pageSize + 1}
  `)) as unknown as Row[];
  return loadedOf(params, rows);
}

/** A page of the public profiles: at most 25, in the order of `sort`, from beside a cursor. One SQL query. */
export async function listProfiles(params: ProfileListParams): Promise<ProfileListPage> {
  const { items, previous, next } = await listCached(params);
  return { items, previous, next };
}

const listCached = query(load, {
  name: 'profiles',
  // A search that finds nothing may be anything anybody typed: neither it nor the page that says so stays long.
  ttl: ({ items }) => (items.length === 0 ? seconds(30) : minutes(20)),
  tags: ({ items, ownerIds }, { sort }) => [
    tag.profiles(),
    tag.clubs(),
    ...(sort === 'rating' ? [tag.profilesRatings()] : items.map(({ profileId }) => tag.profileRatings(profileId))),
    ...ownerIds.map((userId) => tag.userClubs(userId)),
    ...tablesOf('sim_profiles', 'simulators', 'rating_currents', 'clubs', 'club_members'),
  ],
});

function rangesOf({ sort, after, before }: ProfileListParams, direction: Direction): Range[] {
  const cursor = after ?? before ?? '';
  if (sort === 'name') return rangesByName(decodeCursor('name', cursor), direction);
  if (sort === 'rating') return rangesByRating(decodeCursor('rating', cursor), direction);
  return rangesByRecent(decodeCursor('recent', cursor), direction);
}

function profileParts(params: ProfileListParams, ranges: readonly Range[]): SQL[] {
  const filter = params.simulator === null ? sql`true` : sql`p.simulator_id = ${simulatorId(params.simulator)}`;
  return ranges.map(
    ({ where, orderBy }, part) => sql`(
      select ${sql.raw(String(part))} as part, p.id from sim_profiles p
      where p.listed and ${filter} and ${contains(sql`p.search_name`, params.q)} and ${where}
      order by ${orderBy} limit ${pageSize + 1})`,
  );
}

/** One stretch for each simulator: each has its own system, and an index that begins with both. */
function ratingParts(params: ProfileListParams, ranges: readonly Range[]): SQL[] {
  const searched = params.q !== '';
  return simulators
    .filter(({ slug }) => params.simulator === null || slug === params.simulator)
    .flatMap(({ slug, ratingSystem }) =>
      ranges.map(
        ({ where, orderBy }, part) => sql`(
          select ${sql.raw(String(part))} as part, r.profile_id as id from rating_currents r
          ${searched ? sql`join sim_profiles p on p.id = r.profile_id and p.listed` : sql``}
          where r.listed and r.is_top and r.simulator_id = ${simulatorId(slug)} and r.system = ${ratingSystem}
            and ${searched ? contains(sql`p.search_name`, params.q) : sql`true`} and ${where}
          order by ${orderBy} limit ${pageSize + 1})`,
      ),
    );
}

function simulatorId(slug: string): SQL {
  return sql`(select id from simulators where slug = ${slug})`;
}

function mainSystemOf(slug: SQL): SQL {
  const cases = simulators.map((simulator) => sql`when ${simulator.slug} then ${mainRatingSystem(simulator.slug)}`);
  return sql`case ${slug} ${sql.join(cases, sql` `)} end`;
}

function loadedOf(params: ProfileListParams, found: readonly Row[]): Loaded {
  const { items, ...places } = pageOf(params, pageSize, found, (row) => {
    if (params.sort === 'name') return encodeCursor('name', [row.searchName, row.profileId]);
    if (params.sort === 'rating') return encodeCursor('rating', [row.rating ?? 0, row.profileId]);
    return encodeCursor('recent', [row.racedMicros === null ? null : Number(row.racedMicros), row.profileId]);
  });
  return { ...places, items: items.map(itemOf), ownerIds: [...new Set(items.flatMap(({ ownerId }) => ownerId ?? []))] };
}

function itemOf({ ownerId: _, searchName: _name, racedMicros, showResults, clubs, ...item }: Row): ProfileListItem {
  const raced = showResults && racedMicros !== null;
  return {
    ...item,
    clubs: clubs ?? [],
    lastRacedAt: raced ? new Date(Number(racedMicros) / 1_000).toISOString() : null,
  };
}
