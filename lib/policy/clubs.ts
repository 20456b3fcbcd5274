import { can } from './permissions.ts';
import { type ClubAudience, clubAudiences, type Role, rolesOfAudience } from './roles.ts';

export const clubVisibilities = ['public', 'unlisted', 'private'] as const;
export type ClubVisibility = (typeof clubVisibilities)[number];
export const rosterVisibilities = ['public', 'members', 'managers'] as const;
export type RosterVisibility = (typeof rosterVisibilities)[number];

/** Whether the club exists for somebody. `false` looks exactly like a missing club. */
export function canSeeClub(club: { visibility: ClubVisibility; hidden: boolean }, held: readonly Role[]): boolean {
  return can(held, `club.see-${club.visibility}`) && (!club.hidden || can(held, 'club.see-hidden'));
}

/** Whether he may see who is in it. Asked of clubs that he may see. */
export function canSeeRoster(club: { rosterVisibility: RosterVisibility }, held: readonly Role[]): boolean {
  return can(held, `roster.see-${club.rosterVisibility}`);
}

/** What of all clubs an audience reaches, for the `where` of the reads. */
export type ClubReach = {
  readonly visibilities: readonly ClubVisibility[];
  readonly rosters: readonly RosterVisibility[];
  readonly hidden: boolean;
};

const reaches = Object.fromEntries(clubAudiences.map((audience) => [audience, reachOf(audience)])) as Readonly<
  Record<ClubAudience, ClubReach>
>;

export function clubReachOf(audience: ClubAudience): ClubReach {
  return reaches[audience];
}

function reachOf(audience: ClubAudience): ClubReach {
  const held = rolesOfAudience(audience);
  return {
    visibilities: clubVisibilities.filter((visibility) => can(held, `club.see-${visibility}`)),
    rosters: rosterVisibilities.filter((visibility) => can(held, `roster.see-${visibility}`)),
    hidden: can(held, 'club.see-hidden'),
  };
}
