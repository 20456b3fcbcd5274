import { can } from './permissions.ts';
import { type ClubAudience, clubAudienceOf, clubAudiences, type Role, rolesOfAudience } from './roles.ts';

export const eventVisibilities = ['public', 'unlisted', 'club', 'invited', 'private'] as const;
export type EventVisibility = (typeof eventVisibilities)[number];

/** How somebody may come to an event past the club that organises it. The creator's own comes first. */
export const eventTies = ['creator', 'invited'] as const;
export type EventTie = (typeof eventTies)[number];

/** What decides who may see an event. */
export type EventStanding = {
  readonly visibility: EventVisibility;
  readonly draft: boolean;
  readonly hidden: boolean;
};

/**
 * The class of readers who get the same of an event: what cached reads are keyed by. `tie` is named only where the role
 * in the organising club would not do, so that whoever sees an event as everybody does shares everybody's entries.
 */
export type EventAudience = { readonly club: ClubAudience; readonly tie: EventTie | null };

/** Everybody who stands to no event in any way. */
export const anybody: EventAudience = { club: 'public', tie: null };
export const eventAudiences: readonly EventAudience[] = clubAudiences.flatMap((club) =>
  [null, ...eventTies].map((tie) => ({ club, tie })),
);

/** What of all events an audience reaches, for the `where` of the reads. */
export type EventReach = {
  readonly visibilities: readonly EventVisibility[];
  readonly drafts: boolean;
  readonly hidden: boolean;
};

export function eventReachOf({ club, tie }: EventAudience): EventReach {
  const held = rolesOfAudience(club);
  return {
    visibilities: eventVisibilities.filter(
      (visibility) => can(held, `event.see-${visibility}`) || tie === 'creator' || tie === visibility,
    ),
    drafts: can(held, 'event.see-draft') || tie === 'creator',
    hidden: can(held, 'event.see-hidden'),
  };
}

/** Whether the event exists for this audience. `false` looks exactly like a missing event. */
export function canSeeEvent(event: EventStanding, audience: EventAudience): boolean {
  const { visibilities, drafts, hidden } = eventReachOf(audience);
  return visibilities.includes(event.visibility) && (!event.draft || drafts) && (!event.hidden || hidden);
}

/**
 * As what somebody sees an event, or null if not at all. `held` is what he is to the organising club; an event of no
 * club has strangers only. Somebody who may moderate sees as a site admin, whatever else he is.
 */
export function eventAudienceOf(
  event: EventStanding,
  held: readonly Role[],
  ties: { readonly creator: boolean; readonly invited: boolean },
): EventAudience | null {
  const club = held.includes('siteAdmin') ? 'siteAdmin' : clubAudienceOf(held);
  const possible: readonly (EventTie | null)[] = [null, ...eventTies.filter((tie) => ties[tie])];
  const tie = possible.find((one) => canSeeEvent(event, { club, tie: one }));
  return tie === undefined ? null : { club, tie };
}
