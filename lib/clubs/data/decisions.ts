import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../../drizzle/tags.ts';
import { fragment, minutes } from '../../cache/index.ts';
import { db } from '../../db/client.ts';

/** A request that was answered. Times are ISO 8601, UTC. */
export type Decision = {
  requestId: string;
  handle: string;
  name: string;
  status: 'accepted' | 'refused';
  /** Null: he came in by an invitation, or the admin's account is no more. */
  decidedBy: string | null;
  decidedAt: string;
};
type Row = Omit<Decision, 'decidedAt'> & { userIds: string[]; decidedMs: number };

const shown = 10;

async function load(clubId: string): Promise<{ items: Decision[]; userIds: string[] }> {
  const rows = (await db().execute(sql`
    select r.id as "requestId", u.handle, u.name, r.status, d.name as "decidedBy",
      (extract(epoch from r.decided_at) * 1000)::double precision as "decidedMs",
      array_remove(array[u.id, d.id], null)::text[] as "userIds"
    from join_requests r
    join users u on u.id = r.user_id
    left join users d on d.id = r.decided_by
    where r.club_id = ${clubId} and r.status in ('accepted', 'refused') and r.decided_at is not null
    order by r.decided_at desc, r.id desc
    limit ${shown}
  `)) as unknown as Row[];
  return {
    items: rows.map(({ userIds: _, decidedMs, ...item }) => ({
      ...item,
      decidedAt: new Date(decidedMs).toISOString(),
    })),
    userIds: [...new Set(rows.flatMap(({ userIds }) => userIds))],
  };
}

const listCached = fragment(load, {
  name: 'club-decisions',
  ttl: minutes(10),
  tags: ({ userIds }, clubId) => [
    tag.clubRequests(clubId),
    ...userIds.map((id) => tag.user(id)),
    ...tablesOf('join_requests', 'users'),
  ],
});

/** The last ten answers to requests, the latest first. Only for readers who may decide. One SQL query. */
export async function listDecisions(clubId: string): Promise<Decision[]> {
  return (await listCached(clubId)).items;
}
