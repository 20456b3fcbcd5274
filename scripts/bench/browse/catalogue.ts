import { sql } from 'drizzle-orm';
import { clubPath } from '../../../lib/clubs/club-path.ts';
import { db } from '../../../lib/db/client.ts';
import { eventPath } from '../../../lib/events/event-path.ts';
import { profilePath } from '../../../lib/profiles/profile-path.ts';
import type { SearchType } from '../../../lib/search/params.ts';
import { Failure } from '../../failure.ts';
import type { ListPage } from './lists.ts';

/** A page about something, and the name that must stand in it. */
export type Subject = { path: string; name: string };
export type Catalogue = {
  /** The most popular first, which is any order that stays the same. */
  profiles: readonly Subject[];
  clubs: readonly Subject[];
  events: readonly Subject[];
  queries: readonly Query[];
  /** Pages of lists, most popular first. */
  lists: Readonly<Record<ListKind, readonly ListPage[]>>;
};
export type ListKind = 'profiles' | 'clubs' | 'events';
/** What somebody types, whom he is looking for, and whether he types all of the name. */
export type Query = { text: string; type: SearchType & ListKind; target: Subject; isWhole: boolean };

/** Longer than any list of the largest demo. */
const most = 200_000;
const shortestWord = 3;

/** What visitors may look at, out of the database. */
export async function readCatalogue(): Promise<Omit<Catalogue, 'lists'>> {
  // Ids begin with a time: hashed, so that the popular ones are neither all old nor all new.
  const profiles = (await db().execute(sql`
    select s.slug as simulator, p.sim_api_id as identifier, p.display_name as name
    from sim_profiles p join simulators s on s.id = p.simulator_id
    where p.listed order by md5(p.id::text) limit ${most}`)) as unknown as {
    simulator: string;
    identifier: string;
    name: string;
  }[];
  const clubs = (await db().execute(sql`
    select slug, name from clubs where listed order by md5(id::text) limit ${most}`)) as unknown as Named[];
  const events = (await db().execute(sql`
    select slug, name from events where listed order by md5(id::text) limit ${most}`)) as unknown as Named[];
  const subjects = {
    profiles: profiles.map((profile) => ({ path: profilePath(profile), name: profile.name })),
    clubs: clubs.map(({ slug, name }) => ({ path: clubPath(slug), name })),
    events: events.map(({ slug, name }) => ({ path: eventPath(slug), name })),
  };
  const empty = Object.entries(subjects).find(([, list]) => list.length === 0);
  if (empty) throw new Failure(`This database has no public ${empty[0]}.`, 'Fill an empty one with `npm run seed`.');
  return { ...subjects, queries: queriesOf(subjects) };
}

type Named = { slug: string; name: string };

/** Names and words of names: of five searches about three are for drivers, one for a club and one for an event. */
export function queriesOf(subjects: Pick<Catalogue, ListKind>): Query[] {
  const longest = Math.max(...(['profiles', 'clubs', 'events'] as const).map((type) => subjects[type].length));
  const found = new Map<string, Query>();
  for (let n = 0; n < longest; n += 1) {
    const near: [ListKind, number][] = [
      ['profiles', 3 * n],
      ['profiles', 3 * n + 1],
      ['profiles', 3 * n + 2],
      ['clubs', n],
      ['events', n],
    ];
    for (const [type, at] of near) {
      const target = subjects[type][at];
      const query = target && queryFor(type, target, at);
      if (query && !found.has(`${type} ${query.text}`)) found.set(`${type} ${query.text}`, query);
    }
  }
  return [...found.values()];
}

/** Every third types the whole name, the others a word of it. */
function queryFor(type: ListKind, target: Subject, n: number): Query | null {
  const words = target.name
    .split(/\s+/u)
    .filter((word) => word.length >= shortestWord && /^[\p{L}\p{M}]+$/u.test(word));
  const isWhole = n % 3 === 0 && target.name.length <= 40 && /^[\p{L}\p{M}\d -]+$/u.test(target.name);
  const text = isWhole ? target.name : words[n % Math.max(1, words.length)];
  return text === undefined ? null : { text: text.toLowerCase(), type, target, isWhole };
}
