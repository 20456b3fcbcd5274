import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query, seconds } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import type { EventStanding } from '../../policy/index.ts';

/** For deciding who may see it, never for showing: it says that a private event exists. */
export type EventIdentity = EventStanding & {
  eventId: string;
  slug: string;
  clubId: string | null;
  creatorId: string | null;
};
type Found = { event: EventIdentity; moved: boolean };

async function load(slug: string): Promise<Found | null> {
  const [row] = (await db().execute(sql`
    select e.id as "eventId", e.slug, e.club_id as "clubId", e.created_by as "creatorId", e.visibility,
      e.status = 'draft' as draft, e.hidden_at is not null as hidden, lower(e.slug) <> ${slug} as moved
    from events e
    where e.id = coalesce(
      (select id from events where lower(slug) = ${slug}),
      (select target_id from slug_redirects where kind = 'event' and slug = ${slug}))
  `)) as unknown as (EventIdentity & { moved: boolean })[];
  if (!row) return null;
  const { moved, ...event } = row;
  return { event, moved };
}

const findCached = query(load, {
  name: 'event-identity',
  ttl: minutes(15),
  negativeTtl: seconds(30),
  tags: (found, slug) => [
    tag.redirect(slug),
    ...(found ? [tag.event(found.event.eventId)] : []),
    // An event that does not exist yet may be made under this address.
    ...(found && !found.moved ? [] : [tag.events()]),
    ...tablesOf('events', 'slug_redirects'),
  ],
});

const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longestSlug = 200;

/**
 * Which event an address means, and what decides who may see it; `moved` if it stands at another address now. Null for
 * none. One SQL query.
 */
export async function findEvent(slug: string): Promise<Found | null> {
  const lower = slug.toLowerCase();
  return lower.length <= longestSlug && slugShape.test(lower) ? findCached(lower) : null;
}
