import { and, asc, eq } from 'drizzle-orm';
import { profileClaims, simProfiles, simulators, users } from '../../../drizzle/schema/index.ts';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { Visibility } from '../../policy/index.ts';
import { ownedBy } from '../../users/personal-key.ts';

/** A profile as its owner edits it. */
export type OwnProfile = {
  profileId: string;
  simulator: string;
  simulatorName: string;
  identifier: string;
  displayName: string;
  country: string | null;
  realName: string | null;
  visibility: Visibility;
  showRealName: boolean;
  showRatings: boolean;
  showLaps: boolean;
  showResults: boolean;
};
export type OwnClaim = {
  claimId: string;
  profileId: string;
  simulatorName: string;
  identifier: string;
  createdAt: string;
};

/** From Postgres, never cached: it holds real names that may be shown to nobody, and a form must not save over newer values. */
export async function listOwnProfiles(userId: string): Promise<OwnProfile[]> {
  return db()
    .select({
      profileId: simProfiles.id,
      simulator: simulators.slug,
      simulatorName: simulators.name,
      identifier: simProfiles.simApiId,
      displayName: simProfiles.displayName,
      country: simProfiles.country,
      realName: simProfiles.realName,
      visibility: simProfiles.visibility,
      showRealName: simProfiles.showRealName,
      showRatings: simProfiles.showRatings,
      showLaps: simProfiles.showLaps,
      showResults: simProfiles.showResults,
    })
    .from(simProfiles)
    .innerJoin(simulators, eq(simulators.id, simProfiles.simulatorId))
    .where(eq(simProfiles.userId, userId))
    .orderBy(asc(simulators.name), asc(simProfiles.id));
}

async function loadClaims(userId: string): Promise<OwnClaim[]> {
  const rows = await db()
    .select({
      claimId: profileClaims.id,
      profileId: profileClaims.profileId,
      simulatorName: simulators.name,
      identifier: simProfiles.simApiId,
      createdAt: profileClaims.createdAt,
    })
    .from(profileClaims)
    .innerJoin(simProfiles, eq(simProfiles.id, profileClaims.profileId))
    .innerJoin(simulators, eq(simulators.id, simProfiles.simulatorId))
    .where(and(eq(profileClaims.userId, userId), eq(profileClaims.status, 'pending')))
    .orderBy(asc(profileClaims.createdAt), asc(profileClaims.id));
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** One's own open claims, oldest first. */
export const listOwnClaims = query(loadClaims, {
  name: 'profile-claims',
  personal: ownedBy((userId: string) => userId),
  ttl: minutes(5),
  tags: (claims, userId) => [
    tag.userClaims(userId),
    ...claims.map(({ profileId }) => tag.profile(profileId)),
    ...tablesOf('profile_claims', 'sim_profiles', 'simulators'),
  ],
});

/** Whether the user is found in people search. From Postgres: it is shown in a form. */
export async function isSearchable(userId: string): Promise<boolean> {
  const [row] = await db().select({ searchable: users.searchable }).from(users).where(eq(users.id, userId));
  return row?.searchable ?? false;
}
