import { tableTag, tableTags, unwatchedTables, type WatchedTable } from '../../drizzle/tags.ts';

const known = [...Object.keys(tableTags), ...Object.keys(unwatchedTables)];
const mention = new RegExp(
  `\\b(?:from|join)\\s+(?:lateral\\s+|only\\s+)*(?:public\\.)?"?(${known.join('|')})"?\\b`,
  'gi',
);

/** The tables that these statements read, of those the application knows. */
export function tablesRead(statements: readonly string[]): string[] {
  const names = statements.flatMap((text) => [...text.matchAll(mention)].map(([, name = '']) => name.toLowerCase()));
  return [...new Set(names)];
}

export const isWatched = (table: string): table is WatchedTable => table in tableTags;

/** Tags of whole tables that a read of `tables` should carry and does not. */
export function missingTableTags(tables: readonly string[], tags: readonly string[]): string[] {
  return tables
    .filter(isWatched)
    .map(tableTag)
    .filter((tag) => !tags.includes(tag));
}

/** Of `tags`, those that a changed row of one of these tables bumps. */
export function tagsOfTables(tables: readonly string[], tags: readonly string[]): string[] {
  const names = new Set(
    tables.filter(isWatched).flatMap((table) => tableTags[table].map((template) => template.split(':')[0] ?? '')),
  );
  return tags.filter((tag) => names.has(tag.split(':')[0] ?? ''));
}
