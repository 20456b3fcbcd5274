import { sql } from 'drizzle-orm';
import { simulators } from '../../drizzle/schema/index.ts';
import { tableTag, tag } from '../../drizzle/tags.ts';
import { fragment, hours, minutes } from '../cache/index.ts';
import { db } from '../db/client.ts';
import { ownedBy } from '../users/personal-key.ts';

/** What every page's navigation offers. Tags are few on purpose: each page that shows it carries them. */
export type Navigation = { simulators: { slug: string; name: string }[] };
/** What one person's menu offers besides: the way to his own profiles, and how many notifications wait (at most 100). */
export type UserNavigation = {
  profiles: { simulator: string; simulatorName: string; identifier: string; displayName: string }[];
  unread: number;
};

const mostProfiles = 5;
const mostUnread = 100;

async function loadNavigation(): Promise<Navigation> {
  const rows = await db()
    .select({ slug: simulators.slug, name: simulators.name })
    .from(simulators)
    .orderBy(simulators.name);
  return { simulators: rows };
}

export const getNavigation = fragment(loadNavigation, {
  name: 'navigation',
  ttl: hours(1),
  earlyRefresh: true,
  tags: () => [tag.simulators(), tableTag('simulators')],
});

async function loadUserNavigation(userId: string): Promise<UserNavigation> {
  const [row] = (await db().execute(sql`
    select coalesce((
      select jsonb_agg(own) from (
        select s.slug as simulator, s.name as "simulatorName", p.sim_api_id as identifier, p.display_name as "displayName"
        from sim_profiles p join simulators s on s.id = p.simulator_id
        where p.user_id = ${userId} order by s.name, p.id limit ${mostProfiles}
      ) own), '[]')::text as profiles,
      (select count(*)::int from (
        select from notifications n where n.user_id = ${userId} and n.read_at is null limit ${mostUnread}) waiting) as unread
  `)) as unknown as { profiles: string; unread: number }[];
  return { profiles: JSON.parse(row?.profiles ?? '[]') as UserNavigation['profiles'], unread: row?.unread ?? 0 };
}

export const getUserNavigation = fragment(loadUserNavigation, {
  name: 'user-menu',
  personal: ownedBy((userId: string) => userId),
  ttl: minutes(5),
  tags: (_, userId) => [
    tag.user(userId),
    tag.userProfiles(userId),
    tag.userNotifications(userId),
    tag.simulators(),
    tableTag('sim_profiles'),
    tableTag('simulators'),
    tableTag('notifications'),
  ],
});
