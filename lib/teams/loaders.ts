import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { clubPath } from '../clubs/club-path.ts';
import type { LoadedClub } from '../clubs/loaders.ts';
import { canSeeTeam, canTeam, type TeamAction, type TeamRole } from '../policy/index.ts';
import type { Viewer } from '../session/viewer.ts';
import { listOwnTeams } from './data/own.ts';
import { findTeam, type TeamDetail } from './data/team.ts';

export type LoadedTeam = {
  team: TeamDetail;
  teamRole: TeamRole | null;
  may: (action: TeamAction) => boolean;
  seesMembers: boolean;
};

/** The ids of the viewer's teams in one club, sorted: part of the key of what he sees there. */
export async function ownTeamIds(viewer: Viewer | null, clubId: string): Promise<string[]> {
  if (!viewer) return [];
  return (await listOwnTeams(viewer.userId)).filter((own) => own.clubId === clubId).map(({ teamId }) => teamId);
}

/** A team of a club as `viewer` sees it; null for missing and for forbidden alike. */
export const loadTeam = cache(
  async (viewer: Viewer | null, { club, roles, seesRoster }: LoadedClub, slug: string): Promise<LoadedTeam | null> => {
    const team = await findTeam(club.clubId, slug.toLowerCase());
    if (!team) return null;
    const own = viewer ? (await listOwnTeams(viewer.userId)).find(({ teamId }) => teamId === team.teamId) : undefined;
    const teamRole = own?.role ?? null;
    if (!canSeeTeam(team.visibility, roles, teamRole)) return null;
    if (team.hidden && !roles.includes('siteAdmin')) return null;
    return {
      team,
      teamRole,
      may: (action) => canTeam(roles, teamRole, action),
      seesMembers: seesRoster || teamRole !== null,
    };
  },
);

/** `loadTeam`, else 404; a team that was renamed leads on to its address of today. */
export async function requireTeam(viewer: Viewer | null, loaded: LoadedClub, slug: string): Promise<LoadedTeam> {
  const found = await loadTeam(viewer, loaded, slug);
  if (!found) notFound();
  if (found.team.slug !== slug) permanentRedirect(teamPath(loaded.club.slug, found.team.slug));
  return found;
}

export function teamPath(clubSlug: string, teamSlug: string): string {
  return `${clubPath(clubSlug, 'teams')}/${teamSlug}`;
}
