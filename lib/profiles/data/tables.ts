import { tableTag, type WatchedTable } from '../../../drizzle/tags.ts';

/** The tags of whole tables, which bulk changes bump: of every table a read touches. */
export function tablesOf(...names: readonly WatchedTable[]): string[] {
  return names.map(tableTag);
}
