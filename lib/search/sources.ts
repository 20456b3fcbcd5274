import { type SQL, sql } from 'drizzle-orm';
import { isOneOf } from '../db/one-of.ts';
import { contains } from '../paging/page.ts';
import type { SearchType } from './params.ts';

/**
 * What of each type a reader may find: for everybody what is listed, for somebody signed in besides what his own clubs
 * (`clubIds`) show to their members. Decided here, in the query, and nowhere after it.
 */
export type Scope = readonly string[];

/** Rows of one type that contain `q`: type, id, title, subtitle, country, startsMs, a, b, folded. */
export function sourceOf(type: SearchType, q: string, clubIds: Scope): SQL {
  const none = sql`null::text`;
  const noTime = sql`null::double precision`;
  switch (type) {
    case 'profiles':
      return sql`select 'profiles' as type, p.id, p.display_name as title, s.name as subtitle, p.country,
          ${noTime} as "startsMs", s.slug as a, p.sim_api_id as b, p.search_name as folded
        from sim_profiles p join simulators s on s.id = p.simulator_id
        where p.listed and ${contains(sql`p.search_name`, q)}`;
    case 'clubs':
      return sql`select 'clubs' as type, c.id, c.name as title, ${none} as subtitle, c.country,
          ${noTime} as "startsMs", c.slug as a, ${none} as b, c.search_name as folded
        from clubs c
        where c.hidden_at is null and (c.listed or ${isOneOf(sql`c.id`, clubIds)}) and ${contains(sql`c.search_name`, q)}`;
    case 'events':
      return sql`select 'events' as type, e.id, e.name as title, s.name as subtitle, ${none} as country,
          extract(epoch from e.starts_at)::double precision * 1000 as "startsMs", e.slug as a, ${none} as b,
          e.search_name as folded
        from events e join simulators s on s.id = e.simulator_id
        where (e.listed or (e.visibility in ('club', 'unlisted') and e.status <> 'draft' and e.hidden_at is null
          and ${isOneOf(sql`e.club_id`, clubIds)})) and ${contains(sql`e.search_name`, q)}`;
    case 'teams':
      return sql`select 'teams' as type, t.id, t.name as title, c.name as subtitle, ${none} as country,
          ${noTime} as "startsMs", c.slug as a, t.slug as b, t.search_name as folded
        from teams t join clubs c on c.id = t.club_id
        where t.hidden_at is null and t.archived_at is null and c.hidden_at is null
          and ((t.visibility = 'public' and c.listed) or (t.visibility in ('public', 'club') and ${isOneOf(sql`c.id`, clubIds)}))
          and ${contains(sql`t.search_name`, q)}`;
    case 'people':
      return sql`select 'people' as type, u.id, u.name as title, '@' || u.handle as subtitle, ${none} as country,
          ${noTime} as "startsMs", p.slug as a, p.sim_api_id as b, simlane_fold(u.name) collate "C" as folded
        from users u
        left join lateral (
          select s.slug, p.sim_api_id from sim_profiles p join simulators s on s.id = p.simulator_id
          where p.user_id = u.id and p.listed order by p.last_raced_at desc nulls last, p.id limit 1
        ) p on true
        where u.searchable and u.suspended_at is null
          and (${contains(sql`simlane_fold(u.name)`, q)} or lower(u.handle) = lower(${q.replace(/^@/, '')}))`;
  }
}

/** The same rows with how well they fit, best first. */
export function ranked(source: SQL, q: string): SQL {
  return sql`select h.*, case when h.folded = simlane_fold(${q}) then 0
      when starts_with(h.folded, simlane_fold(${q})) then 1 else 2 end as rank
    from (${source}) h`;
}
