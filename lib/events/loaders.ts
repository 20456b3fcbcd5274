import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { clubRoleOf } from '../clubs/loaders.ts';
import { type EventAudience, eventAudienceOf, rolesOf } from '../policy/index.ts';
import type { Viewer } from '../session/viewer.ts';
import { type EventDetail, getEvent } from './data/event.ts';
import { findEvent } from './data/identity.ts';
import { isInvited } from './data/invited.ts';
import { eventPath } from './event-path.ts';

export type LoadedEvent = { event: EventDetail; audience: EventAudience };

/**
 * The event at an address as `viewer` may see it, once per request; null for missing and for forbidden alike.
 * Invitations are asked only where the answer matters.
 */
export const loadEvent = cache(async (viewer: Viewer | null, slug: string): Promise<LoadedEvent | null> => {
  const found = await findEvent(slug);
  if (!found) return null;
  const { event: identity } = found;
  const held = rolesOf(viewer, identity.clubId === null ? null : await clubRoleOf(viewer, identity.clubId));
  const creator = viewer !== null && viewer.userId === identity.creatorId;
  const asked = viewer !== null && identity.visibility === 'invited';
  const audience =
    eventAudienceOf(identity, held, { creator, invited: false }) ??
    (asked && (await isInvited(identity.eventId, viewer.userId))
      ? eventAudienceOf(identity, held, { creator, invited: true })
      : null);
  const event = audience && (await getEvent(identity.eventId, audience));
  return audience && event && { event, audience };
});

/** `loadEvent`, else 404; an event that was renamed leads on to its address of today. */
export async function requireEvent(viewer: Viewer | null, slug: string): Promise<LoadedEvent> {
  const loaded = await loadEvent(viewer, slug);
  if (!loaded) notFound();
  if (loaded.event.slug !== slug) permanentRedirect(eventPath(loaded.event.slug));
  return loaded;
}
