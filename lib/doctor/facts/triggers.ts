import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';
import { tableTriggers } from '../../../drizzle/triggers.ts';

export type LiveTrigger = {
  readonly name: string;
  /** As Postgres has it: `A`lways, `O`rigin only, `R`eplica only, `D`isabled. */
  readonly enabled: string;
  readonly isAsDefined: boolean;
};
/** Watched tables that exist, and the triggers found on each. */
export type LiveTriggers = ReadonlyMap<string, readonly LiveTrigger[]>;

type Row = {
  table: string;
  name: string | null;
  enabled: string;
  definition: string;
  body: string;
  isDefiner: boolean;
  config: string[];
};

const searchPath = 'search_path=pg_catalog, pg_temp';

/** What the database has, held against what drizzle/triggers.ts renders. Bodies travel as hashes. */
export async function gatherTriggers(sql: Sql): Promise<LiveTriggers> {
  const expected = new Map(tableTriggers().map((each) => [each.table as string, each]));
  const rows = await sql<Row[]>`
    select c.relname as "table", t.tgname as name, t.tgenabled as enabled,
      lower(pg_get_triggerdef(t.oid)) as definition,
      encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex') as body,
      p.prosecdef as "isDefiner", coalesce(p.proconfig, '{}') as config
    from pg_class c
      left join pg_trigger t on t.tgrelid = c.oid and t.tgname like 'zz\\_cache\\_tags\\_%'
      left join pg_proc p on p.oid = t.tgfoid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
  const found = new Map<string, LiveTrigger[]>();
  for (const row of rows) {
    const wanted = expected.get(row.table);
    if (!wanted) continue;
    const triggers = found.get(row.table) ?? [];
    found.set(row.table, triggers);
    if (row.name === null) continue;
    const definition = wanted.triggers.find(({ name }) => name === row.name)?.definition;
    const isAsDefined =
      definition !== undefined &&
      spelled(row.definition) === spelled(definition) &&
      row.body === sha256(wanted.functionBody) &&
      row.isDefiner &&
      row.config.length === 1 &&
      row.config[0] === searchPath;
    triggers.push({ name: row.name, enabled: row.enabled, isAsDefined });
  }
  return found;
}

/** Postgres names the function's schema only where the search path does not lead to it. */
function spelled(definition: string): string {
  return definition.toLowerCase().replace('execute function public.', 'execute function ');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
