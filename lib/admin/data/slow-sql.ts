import { sql } from 'drizzle-orm';
import { db } from '../../db/client.ts';
import { log } from '../../log/index.ts';

/** A statement as Postgres counts it, with its parameters left out. Times in ms. */
export type SlowStatement = { text: string; calls: number; meanMs: number; totalMs: number };

const shown = 12;
const shownCharacters = 240;

/** What took Postgres longest in all since its statistics began; null where there are none; nothing where they can't be read. */
export async function listSlowSql(): Promise<SlowStatement[] | null> {
  try {
    const [extension] = await db().execute<{ schema: string }>(sql`
      select extnamespace::regnamespace::text as schema from pg_extension where extname = 'pg_stat_statements'`);
    if (!extension) return null;
    return await db().execute<SlowStatement>(sql`
      select left(regexp_replace(s.query, '\\s+', ' ', 'g'), ${shownCharacters}) as text, s.calls::int as calls,
        s.mean_exec_time as "meanMs", s.total_exec_time as "totalMs"
      from ${sql.raw(extension.schema)}.pg_stat_statements s join pg_database d on d.oid = s.dbid
      where d.datname = current_database() and s.toplevel and s.query <> '<insufficient privilege>'
      order by s.total_exec_time desc limit ${shown}`);
  } catch (err) {
    log.warn({ err }, 'pg_stat_statements can not be read');
    return [];
  }
}
