import { can } from './permissions.ts';
import type { Role } from './roles.ts';

export const teamVisibilities = ['public', 'club', 'private'] as const;
export type TeamVisibility = (typeof teamVisibilities)[number];
export const teamRoles = ['owner', 'manager', 'driver', 'reserve', 'engineer', 'spotter'] as const;
export type TeamRole = (typeof teamRoles)[number];
export type TeamAction = 'team.update' | 'team.archive' | 'team.set-members';

/** Whether a team of a club he may see exists for him, who is `held` in the club and `teamRole` in the team. */
export function canSeeTeam(visibility: TeamVisibility, held: readonly Role[], teamRole: TeamRole | null): boolean {
  return teamRole !== null || can(held, `team.see-${visibility}`);
}

/** Managers and admins of the club run all its teams, a team's owner and manager their own. */
export function canTeam(held: readonly Role[], teamRole: TeamRole | null, action: TeamAction): boolean {
  return can(held, action) || teamRole === 'owner' || teamRole === 'manager';
}

/** Which teams' visibilities a club's role class reaches by itself, for the `where` of the reads. */
export function teamVisibilitiesSeenBy(held: readonly Role[]): readonly TeamVisibility[] {
  return teamVisibilities.filter((visibility) => can(held, `team.see-${visibility}`));
}
