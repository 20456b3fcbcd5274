import { sql } from 'drizzle-orm';
import { db } from '../../../lib/db/client.ts';
import { sealSessionKey, sessionCookie } from '../../../lib/session/cookie.ts';
import { createSession } from '../../../lib/session/create-session.ts';
import { Failure } from '../../failure.ts';

/** Somebody with an account, and what is his alone to edit. */
export type Person = {
  userId: string;
  handle: string;
  cookies: Record<string, string>;
  sessionId: string;
  profile: { id: string; path: string };
  club: { id: string; path: string } | null;
};

type Row = {
  userId: string;
  handle: string;
  profileId: string;
  profilePath: string;
  clubId: string | null;
  slug: string | null;
};

/** Signs `count` people in, each with a public profile of his own; founders of a club first. */
export async function signInPeople(count: number): Promise<Person[]> {
  const rows = (await db().execute(sql`
    select u.id as "userId", u.handle, p.id as "profileId", '/profiles/' || s.slug || '/' || p.sim_api_id as "profilePath",
      c.id as "clubId", c.slug
    from users u
    join lateral (select * from sim_profiles where user_id = u.id and listed order by id limit 1) p on true
    join simulators s on s.id = p.simulator_id
    left join lateral (
      select clubs.id, clubs.slug from club_members m join clubs on clubs.id = m.club_id
      where m.user_id = u.id and m.role = 'admin' and clubs.visibility = 'public' and clubs.hidden_at is null
        and not exists (select 1 from club_members o where o.club_id = clubs.id and o.role = 'admin' and o.user_id < u.id)
      order by clubs.id limit 1) c on true
    where u.suspended_at is null and length(u.handle) between 3 and 24 and u.locale = 'en'
      and u.handle not in ('admin', 'manager', 'member')
    order by c.id is null, u.id limit ${count}`)) as unknown as Row[];
  if (rows.length < count)
    throw new Failure(`The data has ${rows.length} such people, not ${count}.`, 'Ask for fewer --users.');
  return Promise.all(
    rows.map(async ({ userId, handle, profileId, profilePath, clubId, slug }) => ({
      userId,
      handle,
      ...(await openSession(userId)),
      profile: { id: profileId, path: profilePath },
      club: clubId && slug ? { id: clubId, path: `/clubs/${slug}` } : null,
    })),
  );
}

/** A session as signing in makes one, without the password. */
export async function openSession(userId: string): Promise<{ sessionId: string; cookies: Record<string, string> }> {
  const device = { userAgent: 'bench', address: '127.0.0.1' };
  const { sessionId, sessionKey } = await db().transaction((tx) => createSession(tx, userId, device));
  return { sessionId, cookies: { [sessionCookie]: await sealSessionKey(sessionKey) } };
}

/** What visitors look at. */
export async function publicPaths(): Promise<string[]> {
  const rows = (await db().execute(sql`
    (select '/profiles/' || s.slug || '/' || p.sim_api_id as path from sim_profiles p join simulators s on s.id = p.simulator_id
      where p.listed order by p.id limit 40)
    union all (select '/clubs/' || slug from clubs where visibility = 'public' and hidden_at is null order by id limit 15)
    union all (select '/events/' || slug from events where listed order by id limit 15)`)) as unknown as {
    path: string;
  }[];
  const lists = ['/', '/profiles', '/profiles?simulator=iracing&sort=rating', '/profiles?sort=name', '/clubs'];
  const more = ['/clubs?sort=members', '/events', '/events?when=past', '/search?q=an', '/search?q=mar&type=profiles'];
  return [...lists, ...more, ...rows.map(({ path }) => path)];
}
