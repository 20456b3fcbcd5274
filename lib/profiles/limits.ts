import type { RateLimit } from '../rate-limit/index.ts';

const minute = 60_000;

/** Claims tell whether an id exists: bounded, so that ids can't be listed by trying. */
export const claimRequests: RateLimit = { name: 'profile-claims', attempts: 30, windowMs: 60 * minute };
export const profileSaves: RateLimit = { name: 'profile-saves', attempts: 120, windowMs: 10 * minute };

/** Open claims of one user. */
export const mostOpenClaims = 10;
/** Linked profiles of one user. */
export const mostProfiles = 20;
