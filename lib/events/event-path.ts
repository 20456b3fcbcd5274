/** The public address of an event. */
export function eventPath(slug: string): string {
  return `/events/${slug}`;
}
