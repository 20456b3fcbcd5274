import { asc, eq } from 'drizzle-orm';
import { simProfiles, simulators } from '../../drizzle/schema/index.ts';
import { tableTag, tag } from '../../drizzle/tags.ts';
import { fragment, hours, minutes } from '../cache/index.ts';
import { db } from '../db/client.ts';

/** What every page's navigation offers. Tags are few on purpose: each page that shows it carries them. */
export type Navigation = { simulators: { slug: string; name: string }[] };
/** What one person's menu offers besides: the way to his own profiles. */
export type UserNavigation = {
  profiles: { simulator: string; simulatorName: string; identifier: string; displayName: string }[];
};

const mostProfiles = 5;

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
  tags: () => [tag.simulators(), tableTag('simulators')],
});

async function loadUserNavigation(userId: string): Promise<UserNavigation> {
  const profiles = await db()
    .select({
      simulator: simulators.slug,
      simulatorName: simulators.name,
      identifier: simProfiles.simApiId,
      displayName: simProfiles.displayName,
    })
    .from(simProfiles)
    .innerJoin(simulators, eq(simulators.id, simProfiles.simulatorId))
    .where(eq(simProfiles.userId, userId))
    .orderBy(asc(simulators.name), asc(simProfiles.id))
    .limit(mostProfiles);
  return { profiles };
}

export const getUserNavigation = fragment(loadUserNavigation, {
  name: 'user-navigation',
  ttl: minutes(5),
  tags: (_, userId) => [
    tag.user(userId),
    tag.userProfiles(userId),
    tag.simulators(),
    tableTag('sim_profiles'),
    tableTag('simulators'),
  ],
});
