export type Visibility = 'public' | 'clubmates' | 'private';
/** How somebody stands to a profile. `clubmate`: both are active members of one club. */
export type Audience = 'public' | 'clubmate' | 'owner' | 'siteAdmin';
export type Section = 'realName' | 'ratings' | 'laps' | 'results';
export type SectionFlags = Readonly<Record<Section, boolean>>;

export const visibilities = ['public', 'clubmates', 'private'] as const satisfies readonly Visibility[];
export const audiences = ['public', 'clubmate', 'owner', 'siteAdmin'] as const satisfies readonly Audience[];
export const sections = ['realName', 'ratings', 'laps', 'results'] as const satisfies readonly Section[];

/**
 * What an audience may read. `visibilities`: of profiles; the rest lifts a restriction that binds everybody else.
 * A real name follows its flag for everybody: withheld ones lie in no shared store, and its owner reads his in the settings.
 */
export type Reach = {
  readonly visibilities: readonly Visibility[];
  readonly hidden: boolean;
  readonly flagged: boolean;
};

const everything: Reach = { visibilities, hidden: true, flagged: true };
const reaches: Readonly<Record<Audience, Reach>> = {
  public: { visibilities: ['public'], hidden: false, flagged: false },
  clubmate: { visibilities: ['public', 'clubmates'], hidden: false, flagged: false },
  owner: everything,
  siteAdmin: everything,
};

/** The policy as data: the reads turn it into their `where`, so that no row leaves Postgres that may not be shown. */
export function reachOf(audience: Audience): Reach {
  return reaches[audience];
}

type Standing = {
  viewer: { userId: string; siteRole: 'user' | 'admin' } | null;
  /** The linked user; null on an unclaimed profile. */
  ownerId: string | null;
  sharesClub: boolean;
};

/** Owner before site admin: one's own profile is read from one's own entries. */
export function audienceOf({ viewer, ownerId, sharesClub }: Standing): Audience {
  if (!viewer) return 'public';
  if (ownerId !== null && viewer.userId === ownerId) return 'owner';
  if (viewer.siteRole === 'admin') return 'siteAdmin';
  return ownerId !== null && sharesClub ? 'clubmate' : 'public';
}

/** Whether the profile exists for this audience. `false` looks exactly like a missing profile. */
export function canSeeProfile(profile: { visibility: Visibility; hidden: boolean }, audience: Audience): boolean {
  const reach = reachOf(audience);
  return reach.visibilities.includes(profile.visibility) && (reach.hidden || !profile.hidden);
}

/** Which sections of a profile that may be seen this audience may read. */
export function visibleSections(flags: SectionFlags, audience: Audience): SectionFlags {
  return reachOf(audience).flagged ? { realName: flags.realName, ratings: true, laps: true, results: true } : flags;
}

export type ProfileAction = 'update' | 'setPrivacy' | 'unlink' | 'claim';

/** What may be done to a profile. A site admin hides and confirms claims in /admin; he does not edit others' profiles. */
export function canProfile(actor: { userId: string } | null, action: ProfileAction, ownerId: string | null): boolean {
  if (!actor) return false;
  return action === 'claim' ? ownerId === null : ownerId === actor.userId;
}
