import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import * as schema from './schema/index.ts';
import { tableTags, type WatchedTable } from './tags.ts';

/** Above so many changed rows of one statement, one tag for the whole table is cheaper than theirs. */
export const rowsBeforeCollapse = 100;
const events = ['insert', 'update', 'delete', 'truncate'] as const;

export type TableTriggers = {
  table: WatchedTable;
  functionName: string;
  functionBody: string;
  triggers: readonly { name: string; definition: string }[];
};

/** The triggers of every watched table, as SQL that can be run again. */
export function renderTriggers(): string {
  return tableTriggers()
    .map(({ table, functionName, functionBody, triggers }) =>
      [
        `create or replace function public.${functionName}() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$${functionBody}$body$;`,
        `revoke all on function public.${functionName}() from public;`,
        ...triggers.flatMap((trigger) => [
          `drop trigger if exists ${trigger.name} on public.${table};`,
          `${trigger.definition};`,
          `alter table public.${table} enable always trigger ${trigger.name};`,
        ]),
      ].join('\n--> statement-breakpoint\n'),
    )
    .join('\n--> statement-breakpoint\n');
}

export function tableTriggers(): TableTriggers[] {
  const keys = primaryKeys();
  return (Object.keys(tableTags) as WatchedTable[]).map((table) => {
    const key = keys.get(table);
    if (!key?.length) throw new Error(`drizzle/tags.ts names ${table}, which is no table with a primary key`);
    const functionName = `cache_tags_${table}`;
    return {
      table,
      functionName,
      functionBody: functionBody(table, key),
      triggers: events.map((event) => ({
        name: triggerName(event),
        definition: triggerDefinition(table, event, functionName),
      })),
    };
  });
}

function triggerName(event: string): string {
  // Postgres fires in the order of names: after the triggers that keep copied columns.
  return `zz_cache_tags_${event}`;
}

function triggerDefinition(table: string, event: (typeof events)[number], functionName: string): string {
  const transition = {
    insert: ' referencing new table as new_rows',
    update: ' referencing old table as old_rows new table as new_rows',
    delete: ' referencing old table as old_rows',
    truncate: '',
  }[event];
  return `create trigger ${triggerName(event)} after ${event} on public.${table}${transition} for each statement execute function public.${functionName}()`;
}

/** One outbox row a statement. Rows an update leaves as they were touch nothing. */
function functionBody(table: WatchedTable, key: readonly string[]): string {
  const sameKey = key.map((column) => `o.${column} = n.${column}`).join(' and ');
  const pairs = `old_rows o full join new_rows n on ${sameKey}`;
  const differs = `(o *<> n or o.${key[0]} is null or n.${key[0]} is null)`;
  const some = `limit ${rowsBeforeCollapse + 1}`;
  return `
declare
  changed bigint := 0;
  touched text[];
begin
  if TG_OP = 'INSERT' then
    select count(*) into changed from (select 1 from new_rows ${some}) r;
  elsif TG_OP = 'DELETE' then
    select count(*) into changed from (select 1 from old_rows ${some}) r;
  elsif TG_OP = 'UPDATE' then
    select count(*) into changed from (select 1 from ${pairs} where ${differs} ${some}) r;
  end if;
  if TG_OP = 'TRUNCATE' or changed > ${rowsBeforeCollapse} then
    touched := array['t:${table}'];
  elsif changed = 0 then
    return null;
  elsif TG_OP = 'INSERT' then
    ${collectTags(table, 'new_rows n', ['n'])}
  elsif TG_OP = 'DELETE' then
    ${collectTags(table, 'old_rows o', ['o'])}
  else
    ${collectTags(table, pairs, ['o', 'n'], differs)}
  end if;
  if touched is not null then
    insert into public.cache_outbox (table_name, tags) values ('${table}', touched);
  end if;
  return null;
end;
`;
}

function collectTags(table: WatchedTable, from: string, sides: readonly string[], where?: string): string {
  const templates: readonly string[] = tableTags[table];
  if (templates.length === 0) return `touched := array['t:${table}'];`;
  const values = templates.flatMap((template) => {
    const [name, column] = template.split(':');
    return column === undefined ? [`('${name}')`] : sides.map((side) => `('${name}:' || ${side}.${column})`);
  });
  return `select array_agg(distinct tag) into touched from ${from} cross join lateral (values ${values.join(', ')}) v(tag) where tag is not null${where ? ` and ${where}` : ''};`;
}

function primaryKeys(): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const table of Object.values(schema)) {
    if (!is(table, PgTable)) continue;
    const { name, columns, primaryKeys: composite } = getTableConfig(table);
    const key = composite[0]?.columns ?? columns.filter((column) => column.primary);
    keys.set(
      name,
      key.map((column) => column.name),
    );
  }
  return keys;
}
