import { type SQL, sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { minutes, query, seconds } from '../cache/index.ts';
import { db } from '../db/client.ts';
import { decodePlace, encodePlace } from '../paging/cursor.ts';
import { directionOf, pageOf } from '../paging/page.ts';
import { type Hit, type HitRow, hitOf } from './hit.ts';
import { hitPlace, type SearchParams, type SearchType, searchTypes, shortestSearch } from './params.ts';
import { ranked, type Scope, sourceOf } from './sources.ts';

/** `counts` go up to 100, which means that many or more. */
export type SearchPage = {
  hits: Hit[];
  counts: Record<SearchType, number>;
  previous: string | null;
  next: string | null;
};

const pageSize = 20;
const mostOfEach = 5;
const mostCounted = 100;

type Row = { counts: Record<SearchType, number>; hits: HitRow[] };

async function load(params: SearchParams, clubIds: Scope): Promise<SearchPage> {
  const { q, type } = params;
  const counts = searchTypes.map(
    (one) =>
      sql`${one}::text, (select count(*) from (select from (${sourceOf(one, q, clubIds)}) s limit ${mostCounted}) counted)`,
  );
  const hits =
    type === null
      ? sql.join(
          searchTypes.map(
            (one) =>
              sql`(select * from (${ranked(sourceOf(one, q, clubIds), q)}) r order by rank, folded, id limit ${mostOfEach})`,
          ),
          sql` union all `,
        )
      : pageQuery(params, type, clubIds);
  const [row] = (await db().execute(sql`
    select jsonb_build_object(${sql.join(counts, sql`, `)})::text as counts,
      coalesce((select jsonb_agg(to_jsonb(h)) from (${hits}) h), '[]')::text as hits
  `)) as unknown as { counts: string; hits: string }[];
  if (!row) throw new Error('a select without from gave no row');
  const found = { counts: JSON.parse(row.counts), hits: JSON.parse(row.hits) } as Row;
  if (type === null) return { hits: found.hits.map(hitOf), counts: found.counts, previous: null, next: null };
  const page = pageOf(params, pageSize, found.hits, ({ rank, folded, id }) => encodePlace([rank, folded, id]));
  return { hits: page.items.map(hitOf), counts: found.counts, previous: page.previous, next: page.next };
}

function pageQuery(params: SearchParams, type: SearchType, clubIds: Scope): SQL {
  const forward = directionOf(params) === 'forward';
  const place = decodePlace(hitPlace, params.after ?? params.before);
  const beyond = place
    ? sql`(rank, folded, id) ${forward ? sql`>` : sql`<`} (${place[0]}::int, ${place[1]} collate "C", ${place[2]}::uuid)`
    : sql`true`;
  const order = forward ? sql`rank, folded, id` : sql`rank desc, folded desc, id desc`;
  return sql`select * from (${ranked(sourceOf(type, params.q, clubIds), params.q)}) r
    where ${beyond} order by ${order} limit ${pageSize + 1}`;
}

/** Everything a search may read: its entries end with any change of what can be found. */
export const searchTags: readonly string[] = [
  ...[tag.profiles(), tag.clubs(), tag.events(), tag.teams(), tag.people(), tag.simulators()],
  ...tablesOf('sim_profiles', 'clubs', 'events', 'teams', 'users', 'simulators'),
];

const searchCached = query(load, {
  name: 'search',
  ttl: ({ hits }) => (hits.length === 0 ? seconds(30) : minutes(5)),
  tags: () => searchTags,
});

/**
 * What a reader may find, the best first: of all types five each, or a page of one. `clubIds` are his clubs, sorted; none
 * for a visitor. One SQL query; none for less than two characters.
 */
export async function search(params: SearchParams, clubIds: Scope): Promise<SearchPage> {
  if ([...params.q].length < shortestSearch) {
    const counts = Object.fromEntries(searchTypes.map((type) => [type, 0])) as Record<SearchType, number>;
    return { hits: [], counts, previous: null, next: null };
  }
  return searchCached(params, [...clubIds]);
}
