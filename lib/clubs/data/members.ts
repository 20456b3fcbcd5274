import { type SQL, sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes, seconds } from '../../cache/index.ts';
import { db } from '../../db/client.ts';
import { decodePlace, encodePlace } from '../../paging/cursor.ts';
import { contains, directionOf, instantOf, microsOf, type Page, pageOf } from '../../paging/page.ts';
import { type ClubAudience, type ClubRole, clubReachOf } from '../../policy/index.ts';
import { type MemberListParams, memberPlaces } from '../members-params.ts';
import { rosterSeen } from '../seen.ts';

export type MemberItem = {
  userId: string;
  handle: string;
  name: string;
  role: ClubRole;
  /** ISO 8601, UTC. */
  joinedAt: string;
  /** His public driver profile with the latest race. */
  profile: { simulator: string; identifier: string; displayName: string } | null;
};

export const pageSize = 25;

type Row = Omit<MemberItem, 'joinedAt' | 'profile'> & {
  memberId: string;
  searchName: string;
  micros: string;
  simulator: string | null;
  identifier: string | null;
  displayName: string | null;
};

async function load(clubId: string, audience: ClubAudience, params: MemberListParams): Promise<Page<MemberItem>> {
  const { orderBy, beyond } = orderOf(params);
  const rows = (await db().execute(sql`
    with page as (
      select m.id, m.user_id, m.role, m.joined_at, m.search_name
      from clubs c
      join club_members m on m.club_id = c.id
      where c.id = ${clubId} and ${rosterSeen(clubReachOf(audience))} and ${contains(sql`m.search_name`, params.q)}
        and ${params.role === null ? sql`true` : sql`m.role = ${params.role}`} and ${beyond}
      order by ${orderBy} limit ${pageSize + 1}
    )
    select m.id as "memberId", m.user_id as "userId", u.handle, u.name, m.role, m.search_name as "searchName",
      ${microsOf(sql`m.joined_at`)} as micros, p.simulator, p.identifier, p."displayName"
    from page m
    join users u on u.id = m.user_id
    left join lateral (
      select s.slug as simulator, p.sim_api_id as identifier, p.display_name as "displayName"
      from sim_profiles p join simulators s on s.id = p.simulator_id
      where p.user_id = m.user_id and p.listed
      order by p.last_raced_at desc nulls last, p.id limit 1
    ) p on true
    order by ${orderBy}
  `)) as unknown as Row[];
  const page = pageOf(params, pageSize, rows, (row) => {
    if (params.sort === 'joined') return encodePlace([Number(row.micros), row.memberId]);
    return encodePlace([row.searchName, row.memberId]);
  });
  return { ...page, items: page.items.map(itemOf) };
}

function itemOf({ userId, handle, name, role, micros, simulator, identifier, displayName }: Row): MemberItem {
  return {
    ...{ userId, handle, name, role },
    joinedAt: new Date(Number(micros) / 1_000).toISOString(),
    profile: simulator && identifier && displayName ? { simulator, identifier, displayName } : null,
  };
}

/** All keys rise, so that one comparison of rows says what lies beyond a place. */
function orderOf(params: MemberListParams): { orderBy: SQL; beyond: SQL } {
  const forward = directionOf(params) === 'forward';
  const sign = forward ? sql`>` : sql`<`;
  const down = forward ? sql`` : sql` desc`;
  const cursor = params.after ?? params.before;
  if (params.sort === 'joined') {
    const place = decodePlace(memberPlaces.joined, cursor);
    return {
      orderBy: sql`m.joined_at${down}, m.id${down}`,
      beyond: place ? sql`(m.joined_at, m.id) ${sign} (${instantOf(place[0])}, ${place[1]}::uuid)` : sql`true`,
    };
  }
  const place = decodePlace(memberPlaces.name, cursor);
  return {
    orderBy: sql`m.search_name${down}, m.id${down}`,
    beyond: place ? sql`(m.search_name, m.id) ${sign} (${place[0]} collate "C", ${place[1]}::uuid)` : sql`true`,
  };
}

/** A page of a club's roster, by name or by time of joining, as one class of readers sees it; nobody where it is not open to them. One SQL query. */
export const listMembers = fragment(load, {
  name: 'club-members',
  ttl: ({ items }) => (items.length === 0 ? seconds(30) : minutes(10)),
  tags: ({ items }, clubId) => [
    ...[tag.club(clubId), tag.clubMembers(clubId)],
    ...items.flatMap(({ userId }) => [tag.user(userId), tag.userProfiles(userId)]),
    ...tablesOf('clubs', 'club_members', 'users', 'sim_profiles', 'simulators'),
  ],
});
