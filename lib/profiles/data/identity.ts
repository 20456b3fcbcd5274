import { and, eq } from 'drizzle-orm';
import { simProfiles, simulators } from '../../../drizzle/schema/index.ts';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query, seconds } from '../../cache/index.ts';
import { db } from '../../db/client.ts';

/** For deciding what may be seen, never for showing: it says that a private profile exists. */
export type ProfileIdentity = { profileId: string; ownerId: string | null };

async function load(simulator: string, identifier: string): Promise<ProfileIdentity | null> {
  const [row] = await db()
    .select({ profileId: simProfiles.id, ownerId: simProfiles.userId })
    .from(simProfiles)
    .innerJoin(simulators, eq(simulators.id, simProfiles.simulatorId))
    .where(and(eq(simulators.slug, simulator), eq(simProfiles.simApiId, identifier)));
  return row ?? null;
}

/** Which profile has this address. A missing one is remembered for half a minute, or until any profile changes. */
export const getProfileIdentity = query(load, {
  name: 'profile-identities',
  ttl: minutes(60),
  negativeTtl: seconds(30),
  tags: (identity) => [
    identity ? tag.profile(identity.profileId) : tag.profiles(),
    ...tablesOf('sim_profiles', 'simulators'),
  ],
});
