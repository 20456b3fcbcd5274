import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { minutes, query, seconds } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { type ClubAudience, type ClubVisibility, clubReachOf, type RosterVisibility } from '../../policy/index.ts';
import { clubSeen } from '../seen.ts';

export type ClubIdentity = {
  clubId: string;
  slug: string;
  visibility: ClubVisibility;
  rosterVisibility: RosterVisibility;
  hidden: boolean;
};
type Found = { club: ClubIdentity; moved: boolean };

async function loadIdentity(slug: string): Promise<Found | null> {
  const [row] = (await db().execute(sql`
    select c.id as "clubId", c.slug, c.visibility, c.roster_visibility as "rosterVisibility",
      c.hidden_at is not null as hidden, lower(c.slug) <> ${slug} as moved
    from clubs c
    where c.id = coalesce(
      (select id from clubs where lower(slug) = ${slug}),
      (select target_id from slug_redirects where kind = 'club' and slug = ${slug}))
  `)) as unknown as (ClubIdentity & { moved: boolean })[];
  if (!row) return null;
  const { moved, ...club } = row;
  return { club, moved };
}

const findCached = query(loadIdentity, {
  name: 'club-identity',
  ttl: minutes(15),
  negativeTtl: seconds(30),
  tags: (found, slug) => [
    tag.redirect(slug),
    // A club that does not exist yet may be founded under this address.
    found && !found.moved ? tag.club(found.club.clubId) : tag.clubs(),
    ...tablesOf('clubs', 'slug_redirects'),
  ],
});

/**
 * Which club an address means, and what decides who may see it; `moved` if it stands at another address now. Null for
 * none. One SQL query.
 */
export async function findClub(slug: string): Promise<Found | null> {
  const lower = slug.toLowerCase();
  return slugShape.test(lower) ? findCached(lower) : null;
}

const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A club as one class of readers sees it. */
export type ClubDetail = {
  clubId: string;
  slug: string;
  name: string;
  description: string | null;
  /** ISO 3166-1 alpha-2, capitals. */
  country: string | null;
  visibility: ClubVisibility;
  rosterVisibility: RosterVisibility;
  hidden: boolean;
  members: number;
  links: { label: string; url: string }[];
  /** ISO 8601, UTC. */
  createdAt: string;
};

async function load(clubId: string, audience: ClubAudience): Promise<ClubDetail | null> {
  const [row] = (await db().execute(sql`
    select c.id as "clubId", c.slug, c.name, c.description, c.country, c.visibility,
      c.roster_visibility as "rosterVisibility", c.hidden_at is not null as hidden, s.members,
      (extract(epoch from c.created_at) * 1000)::double precision as "createdMs",
      coalesce((select jsonb_agg(jsonb_build_object('label', l.label, 'url', l.url) order by l.position, l.id)
        from club_links l where l.club_id = c.id), '[]')::text as links
    from clubs c join club_sizes s on s.club_id = c.id
    where c.id = ${clubId} and ${clubSeen(clubReachOf(audience))}
  `)) as unknown as (Omit<ClubDetail, 'links' | 'createdAt'> & { links: string; createdMs: number })[];
  if (!row) return null;
  const { createdMs, links, ...club } = row;
  return {
    ...club,
    links: JSON.parse(links) as ClubDetail['links'],
    createdAt: new Date(createdMs).toISOString(),
  };
}

/** A club by id; null if this audience may not see it. One SQL query. */
export const getClub = query(load, {
  name: 'club',
  ttl: minutes(15),
  tags: (_club, clubId) => [
    ...[tag.club(clubId), tag.clubSize(clubId)],
    ...tablesOf('clubs', 'club_sizes', 'club_links'),
  ],
});
