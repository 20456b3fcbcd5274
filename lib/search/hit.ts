import { profilePath } from '../profiles/profile-path.ts';
import type { SearchType } from './params.ts';

/** One thing that was found. `path` null: it has no page of its own. `startsAt`: ISO 8601, UTC, of an event. */
export type Hit = {
  type: SearchType;
  id: string;
  title: string;
  subtitle: string | null;
  country: string | null;
  startsAt: string | null;
  path: string | null;
};

/** A row of the search as Postgres gives it: `a` and `b` make the address. */
export type HitRow = {
  type: SearchType;
  id: string;
  title: string;
  subtitle: string | null;
  country: string | null;
  startsMs: number | null;
  a: string | null;
  b: string | null;
  rank: number;
  folded: string;
};

export function hitOf({ type, id, title, subtitle, country, startsMs, a, b }: HitRow): Hit {
  const startsAt = startsMs === null ? null : new Date(startsMs).toISOString();
  return { type, id, title, subtitle, country, startsAt, path: pathOf(type, a, b) };
}

function pathOf(type: SearchType, a: string | null, b: string | null): string | null {
  if (a === null) return null;
  if (type === 'clubs') return `/clubs/${a}`;
  if (type === 'events') return `/events/${a}`;
  if (b === null) return null;
  return type === 'teams' ? `/clubs/${a}/teams/${b}` : profilePath({ simulator: a, identifier: b });
}
