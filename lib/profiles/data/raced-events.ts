import { type SQL, sql } from 'drizzle-orm';
import { tag } from '../../../drizzle/tags.ts';

/** Beyond this many, any change of any event counts: a page can't carry a tag for each of a thousand races. */
const mostTagged = 60;

/**
 * The ids of the events in which profile `p` has results, seen or not: an event that is published or withdrawn changes
 * what a reader gets. At most one more than can be tagged.
 */
export const racedEventIds: SQL = sql`array(
  select distinct es.event_id::text from results r join event_sessions es on es.id = r.event_session_id
  where r.profile_id = p.id limit ${mostTagged + 1})`;

export function eventTags(ids: readonly string[]): string[] {
  return ids.length > mostTagged ? [tag.events()] : ids.map((id) => tag.event(id));
}
