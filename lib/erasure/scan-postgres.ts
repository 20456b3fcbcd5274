import { sql } from 'drizzle-orm';
import type { PatientDb } from '../db/patient.ts';
import { postgresPattern } from './match.ts';

/** `rows` 0: only the planner's statistics of the column still name him. */
export type PostgresTrace = { table: string; column: string; rows: number };
export type PostgresScan = { tables: number; columns: number; found: PostgresTrace[] };

type Columns = { table: string; relation: string; columns: { name: string; isBytes: boolean }[] };

/**
 * Looks for `texts` in every column of every table of this database that can hold any text, and in what the planner remembers
 * of them. A column that may only hold some words of the site's own, such as a role, can't name anybody, though a handle may
 * be such a word. Reads each table once, whole.
 */
export async function scanPostgres(
  db: PatientDb,
  texts: readonly string[],
  onTable: (done: number, of: number) => void = () => undefined,
): Promise<PostgresScan> {
  if (texts.length === 0) return { tables: 0, columns: 0, found: [] };
  const pattern = postgresPattern(texts);
  const tables = await tablesWithTexts(db);
  const found: PostgresTrace[] = [];
  for (const [at, each] of tables.entries()) {
    found.push(...(await scanTable(db, each, pattern)));
    onTable(at + 1, tables.length);
  }
  const scanned = new Set(tables.flatMap(({ table, columns }) => columns.map(({ name }) => `${table}.${name}`)));
  found.push(...(await scanStatistics(db, pattern)).filter(({ table, column }) => scanned.has(`${table}.${column}`)));
  return { tables: tables.length, columns: tables.reduce((sum, { columns }) => sum + columns.length, 0), found };
}

/** Removes dead rows and what the planner remembers of the living ones, in the tables of these traces. */
export async function vacuum(db: PatientDb, traces: readonly PostgresTrace[]): Promise<void> {
  const known = new Map((await tablesWithTexts(db)).map(({ table, relation }) => [table, relation]));
  for (const table of new Set(traces.map((trace) => trace.table))) {
    const relation = known.get(table);
    if (relation) await db.execute(sql.raw(`vacuum (analyze) ${relation}`));
  }
}

async function tablesWithTexts(db: PatientDb): Promise<Columns[]> {
  return db.execute<Columns>(sql`
    select c.oid::regclass::text as "table", format('%I.%I', n.nspname, c.relname) as relation,
      jsonb_agg(jsonb_build_object('name', a.attname, 'isBytes', t.typname = 'bytea') order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and t.typcategory not in ('N', 'B', 'D', 'T', 'E', 'R') and t.typname <> 'uuid'
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
        and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%')
    group by c.oid, n.nspname, c.relname order by 1`);
}

async function scanTable(
  db: PatientDb,
  { table, relation, columns }: Columns,
  pattern: string,
): Promise<PostgresTrace[]> {
  const counts = columns.map(({ name, isBytes }, at) => {
    const column = sql.identifier(name);
    const text = isBytes ? sql`encode(${column}, 'escape')` : sql`${column}::text`;
    return sql`count(*) filter (where ${text} ~* ${pattern})::int as ${sql.identifier(`c${at}`)}`;
  });
  const [row = {}] = await db.execute<Record<string, number>>(
    sql`select ${sql.join(counts, sql`, `)} from ${sql.raw(relation)}`,
  );
  return columns.flatMap(({ name }, at) => {
    const rows = row[`c${at}`] ?? 0;
    return rows > 0 ? [{ table, column: name, rows }] : [];
  });
}

async function scanStatistics(db: PatientDb, pattern: string): Promise<PostgresTrace[]> {
  return db.execute<PostgresTrace>(sql`
    select format('%I.%I', schemaname, tablename)::regclass::text as "table", attname as "column", 0 as rows
    from pg_stats
    where schemaname !~ '^pg_' and schemaname <> 'information_schema'
      and concat_ws(' ', most_common_vals::text, histogram_bounds::text, most_common_elems::text) ~* ${pattern}`);
}
