import { cache } from 'react';
import { type Audience, audienceOf } from '../policy/index.ts';
import type { Viewer } from '../session/viewer.ts';
import { sharesClub } from './data/clubmates.ts';
import { getProfileIdentity } from './data/identity.ts';
import { getProfile, type ProfileDetail } from './data/profile.ts';

export type LoadedProfile = { audience: Audience; profile: ProfileDetail };

/**
 * The profile at an address as `viewer` may see it, once per request; null for missing and for forbidden alike.
 * Clubs are asked only where the answer matters.
 */
export const loadProfile = cache(
  async (viewer: Viewer | null, simulator: string, identifier: string): Promise<LoadedProfile | null> => {
    const identity = await getProfileIdentity(simulator, identifier);
    if (!identity) return null;
    const { profileId, ownerId } = identity;
    const mayShare = viewer !== null && ownerId !== null && viewer.userId !== ownerId && viewer.siteRole !== 'admin';
    const audience = audienceOf({
      viewer,
      ownerId,
      sharesClub: mayShare && (await sharesClub(...ordered(viewer.userId, ownerId))),
    });
    const profile = await getProfile(profileId, audience);
    return profile && { audience, profile };
  },
);

/** Sharing is symmetric: one entry for both directions. */
function ordered(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}
