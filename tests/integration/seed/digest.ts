import type { Sql } from 'postgres';

/** Of all rows, without what each database makes for itself: the simulators' ids, the password's salt, the outbox. */
export async function digestOf(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not like 'cache\\_%' and table_name not in ('simulators', 'rating_currents')
    order by 1`;
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ digest: string }[]>`
      select md5(coalesce(string_agg(line, E'\\n' order by line), '')) as digest
      from (select (to_jsonb(t) - 'simulator_id' - 'password_hash')::text as line from ${sql(name)} t) lines`;
    digests[name] = row?.digest ?? '';
  }
  return digests;
}
