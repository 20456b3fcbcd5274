import { listMemberships } from '../clubs/data/memberships.ts';
import type { Viewer } from '../session/viewer.ts';

/** The viewer's clubs, sorted: what he may find beyond what everybody may. */
export async function scopeOf(viewer: Viewer | null): Promise<string[]> {
  if (!viewer) return [];
  return (await listMemberships(viewer.userId)).map(({ clubId }) => clubId).sort();
}
