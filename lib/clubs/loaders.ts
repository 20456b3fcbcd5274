import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import {
  type ClubAudience,
  type ClubRole,
  can,
  canSeeClub,
  canSeeRoster,
  clubAudienceOf,
  type Permission,
  type Role,
  rolesOf,
} from '../policy/index.ts';
import type { Viewer } from '../session/viewer.ts';
import { clubPath } from './club-path.ts';
import { type ClubDetail, findClub, getClub } from './data/club.ts';
import { getInvitation } from './data/invitations.ts';
import { listMemberships } from './data/memberships.ts';

/** A club and what the reader is in it. */
export type LoadedClub = {
  club: ClubDetail;
  role: ClubRole | null;
  roles: readonly Role[];
  /** What cached reads about the club are keyed by. */
  audience: ClubAudience;
  may: (permission: Permission) => boolean;
  seesRoster: boolean;
};

/** What the viewer is in a club, out of the one entry of his memberships. */
export async function clubRoleOf(viewer: Viewer | null, clubId: string): Promise<ClubRole | null> {
  if (!viewer) return null;
  return (await listMemberships(viewer.userId)).find((one) => one.clubId === clubId)?.role ?? null;
}

/** The club at an address as `viewer` sees it, once per request. Null for missing and for forbidden alike. */
export const loadClub = cache(async (viewer: Viewer | null, slug: string): Promise<LoadedClub | null> => {
  const found = await findClub(slug);
  if (!found) return null;
  const { club: identity } = found;
  const role = await clubRoleOf(viewer, identity.clubId);
  const roles = rolesOf(viewer, role);
  if (!canSeeClub(identity, roles)) return null;
  const audience = clubAudienceOf(roles);
  const club = await getClub(identity.clubId, audience);
  return (
    club && {
      club,
      role,
      roles,
      audience,
      may: (permission) => can(roles, permission),
      seesRoster: canSeeRoster(club, roles),
    }
  );
});

/** `loadClub`, else 404; a club that was renamed leads on to its address of today, with `rest` (`/members`) behind it. */
export async function requireClub(viewer: Viewer | null, slug: string, rest = ''): Promise<LoadedClub> {
  const loaded = await loadClub(viewer, slug);
  if (!loaded) notFound();
  if (loaded.club.slug !== slug) permanentRedirect(`${clubPath(loaded.club.slug)}${rest}`);
  return loaded;
}

/** `getInvitation`, once per request: a page's head and its body ask the same. */
export const loadInvitation = cache(getInvitation);
