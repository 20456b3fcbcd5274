import { sql } from 'drizzle-orm';
import { db } from '../db/client.ts';

const most = 30;

/** Of each kind the pages that people look at where nobody counted yet: who raced last, the largest clubs, the next events. */
export async function likelyAddresses(): Promise<string[]> {
  const rows = await db().execute<{ address: string }>(sql`
    (select '/profiles/' || s.slug || '/' || p.sim_api_id as address
      from sim_profiles p join simulators s on s.id = p.simulator_id
      where p.listed order by p.last_raced_at desc nulls last, p.id limit ${most})
    union all
    (select '/clubs/' || c.slug from club_sizes z join clubs c on c.id = z.club_id
      where z.listed order by z.members desc nulls first, z.club_id limit ${most})
    union all
    (select '/events/' || e.slug from events e
      where e.listed and e.ends_at > now() order by e.starts_at, e.id limit ${most})`);
  return rows.map(({ address }) => address);
}
