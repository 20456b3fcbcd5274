import { sql } from 'drizzle-orm';
import { query, seconds } from '../cache/index.ts';
import { db } from '../db/client.ts';
import { normaliseSearch } from '../paging/list-params.ts';
import { type Hit, type HitRow, hitOf } from './hit.ts';
import { searchTypes, shortestSearch } from './params.ts';
import { searchTags } from './search.ts';
import { ranked, type Scope, sourceOf } from './sources.ts';

const mostOfEach = 3;
const mostSuggestions = 8;

async function load(q: string, clubIds: Scope): Promise<Hit[]> {
  const parts = searchTypes.map(
    (type) =>
      sql`(select * from (${ranked(sourceOf(type, q, clubIds), q)}) r order by rank, folded, id limit ${mostOfEach})`,
  );
  const rows = (await db().execute(sql`
    select * from (${sql.join(parts, sql` union all `)}) h order by rank, folded, type, id limit ${mostSuggestions}
  `)) as unknown as HitRow[];
  return rows.map(hitOf);
}

const suggestCached = query(load, { name: 'search-suggestions', ttl: seconds(60), tags: () => searchTags });

/** At most eight things whose names contain what was typed so far. One SQL query; none for less than two characters. */
export async function suggest(typed: string, clubIds: Scope): Promise<Hit[]> {
  const q = normaliseSearch(typed.slice(0, 512));
  return [...q].length < shortestSearch ? [] : suggestCached(q, [...clubIds]);
}
