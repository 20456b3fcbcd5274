import { type SQL, sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query, seconds } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { decodePlace, encodePlace } from '../../paging/cursor.ts';
import { contains, directionOf, instantOf, microsOf, type Page, pageOf } from '../../paging/page.ts';
import { type ClubListParams, clubPlaces } from '../list-params.ts';

export type ClubListItem = {
  clubId: string;
  slug: string;
  name: string;
  country: string | null;
  members: number;
  /** The first 200 characters. */
  description: string | null;
};

export const pageSize = 25;

type Row = ClubListItem & { searchName: string; micros: string };
/** Stretches of an index, in order: a list sorted down by one key and up by the next is read from each by itself. */
type Stretches = { from: SQL; orderBy: SQL; ranges: SQL[] };

async function load(params: ClubListParams): Promise<Page<ClubListItem>> {
  const { from, orderBy, ranges } = stretchesOf(params);
  const country =
    params.country === null ? sql`true` : sql`${sortsBySize(params) ? sql`s` : sql`c`}.country = ${params.country}`;
  const parts = ranges.map(
    (range, part) => sql`(
      select ${sql.raw(String(part))} as part, c.id from ${from}
      where ${sortsBySize(params) ? sql`s.listed` : sql`c.listed`} and ${country} and ${contains(sql`c.search_name`, params.q)} and ${range}
      order by ${orderBy} limit ${pageSize + 1})`,
  );
  const rows = (await db().execute(sql`
    select c.id as "clubId", c.slug, c.name, c.country, s.members, left(c.description, 200) as description,
      c.search_name as "searchName", ${microsOf(sql`c.created_at`)} as micros
    from (${sql.join(parts, sql` union all `)}) page
    join clubs c on c.id = page.id join club_sizes s on s.club_id = c.id
    order by page.part, ${orderBy}
    limit ${pageSize + 1}
  `)) as unknown as Row[];
  const page = pageOf(params, pageSize, rows, (row) => {
    if (params.sort === 'members') return encodePlace([row.members, row.clubId]);
    if (params.sort === 'newest') return encodePlace([Number(row.micros), row.clubId]);
    return encodePlace([row.searchName, row.clubId]);
  });
  return { ...page, items: page.items.map(({ searchName: _, micros: _micros, ...item }) => item) };
}

function sortsBySize({ sort }: ClubListParams): boolean {
  return sort === 'members';
}

function stretchesOf(params: ClubListParams): Stretches {
  const forward = directionOf(params) === 'forward';
  const cursor = params.after ?? params.before;
  const beyond = forward ? sql`>` : sql`<`;
  if (params.sort === 'members') {
    const place = decodePlace(clubPlaces.members, cursor);
    return {
      from: sql`club_sizes s join clubs c on c.id = s.club_id`,
      orderBy: forward ? sql`s.members desc, s.club_id` : sql`s.members, s.club_id desc`,
      ranges: place
        ? [
            sql`s.members = ${place[0]} and s.club_id ${beyond} ${place[1]}::uuid`,
            forward ? sql`s.members < ${place[0]}` : sql`s.members > ${place[0]}`,
          ]
        : [sql`true`],
    };
  }
  if (params.sort === 'newest') {
    const place = decodePlace(clubPlaces.newest, cursor);
    return {
      from: sql`clubs c`,
      orderBy: forward ? sql`c.created_at desc, c.id desc` : sql`c.created_at, c.id`,
      ranges: [
        place
          ? sql`(c.created_at, c.id) ${forward ? sql`<` : sql`>`} (${instantOf(place[0])}, ${place[1]}::uuid)`
          : sql`true`,
      ],
    };
  }
  const place = decodePlace(clubPlaces.name, cursor);
  return {
    from: sql`clubs c`,
    orderBy: forward ? sql`c.search_name, c.id` : sql`c.search_name desc, c.id desc`,
    ranges: [place ? sql`(c.search_name, c.id) ${beyond} (${place[0]} collate "C", ${place[1]}::uuid)` : sql`true`],
  };
}

/** A page of the directory: listed clubs, at most 25, from beside a cursor. One SQL query. */
export const listClubs = query(load, {
  name: 'clubs',
  // A search that finds nothing may be anything anybody typed.
  ttl: ({ items }) => (items.length === 0 ? seconds(30) : minutes(15)),
  tags: ({ items }, { sort }) => [
    tag.clubs(),
    ...(sort === 'members' ? [tag.clubSizes()] : items.map(({ clubId }) => tag.clubSize(clubId))),
    ...tablesOf('clubs', 'club_sizes'),
  ],
});
