import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { readHeader } from '../cache/codec.ts';
import type { FoundEntry } from '../cache/entries.ts';
import type { CacheRuntime, ReadSeen } from '../cache/runtime.ts';
import { keyTag, layerTag } from '../cache/tags.ts';
import { db, withStatements } from '../db/client.ts';
import { differingPaths, isSame } from './differences.ts';
import { isWatched, missingTableTags, tablesRead, tagsOfTables } from './tables.ts';

/**
 * What comparing an answer from the cache with Postgres came to. `late`: it differed, and was invalidated, or ended,
 * within the bound. `timed`: it differs only as what depends on the clock does, and carries all its tables' tags.
 */
export type Verdict = { result: 'consistent' | 'late' | 'timed' } | ({ result: 'wrong' } & WrongRead);
/** An answer that was wrong for longer than is promised. Never its value. */
export type WrongRead = {
  layer: string;
  name: string;
  ageMs: number;
  /** Where it differs. */
  paths: string[];
  /** Tags of tables that it reads and does not carry. */
  missingTableTags: string[];
  /** Tags that its tables' changes bumped since it was loaded, and that it does not carry. */
  missingTags: string[];
  /** Tables that it reads and whose changes nobody is told of: without triggers, or with disabled ones. */
  unwatchedTables: string[];
};

type Held = { held: FoundEntry<unknown> };

const mostMissing = 10;

/**
 * Compares what answered a read with Postgres, now; and, where they differ, once more after τ + Δ, when any committed
 * change must have ended the entry. Takes up to that long.
 */
export async function verifyRead(read: ReadSeen & Held, runtime: CacheRuntime): Promise<Verdict> {
  const { held } = read;
  const freshUntilMs = runtime.mirror.nowMs() + held.freshMs;
  if (isSame(held.value, await read.recompute())) return { result: 'consistent' };
  const { tauMs, deltaMs } = runtime.options;
  await sleep(tauMs + deltaMs, undefined, { ref: false });
  await runtime.mirror.refresh();
  if (runtime.mirror.nowMs() >= freshUntilMs || !(await isStillServed(read, runtime))) return { result: 'late' };
  const { value, statements } = await withStatements(read.recompute);
  if (isSame(held.value, value)) return { result: 'consistent' };
  const wrong = await explainWrong(read, value, statements, runtime);
  const isTimed = read.dependsOnClock || statements.some((text) => /\bnow\(\)|current_timestamp/i.test(text));
  const hasCause = wrong.missingTableTags.length + wrong.missingTags.length + wrong.unwatchedTables.length > 0;
  return isTimed && !hasCause ? { result: 'timed' } : { result: 'wrong', ...wrong };
}

/** Whether a reader would still get this very entry. */
async function isStillServed({ layer, key, held }: ReadSeen & Held, runtime: CacheRuntime): Promise<boolean> {
  const own = [layerTag(layer), keyTag(key)];
  if (!runtime.mirror.isValid(held) || !runtime.mirror.isCurrent(own, held.position)) return false;
  if (runtime.l1.get(key)?.storedAtMs === held.storedAtMs) return true;
  const bytes = await runtime.store(layer).get(key);
  return bytes !== null && readHeader(bytes)?.storedAtMs === held.storedAtMs;
}

async function explainWrong(
  { layer, name, args, held }: ReadSeen & Held,
  value: unknown,
  statements: readonly string[],
  { mirror }: CacheRuntime,
): Promise<WrongRead> {
  const tables = tablesRead(statements);
  const bumped = tagsOfTables(tables, mirror.bumpedAfter(held.position.s)).filter((tag) => !held.tags.includes(tag));
  // A tag of something that is in the answer, or was asked for, is the likely one.
  const mentioned = JSON.stringify([args, held.value, value, held.tags], (_, each) =>
    typeof each === 'bigint' ? String(each) : each,
  );
  const related = bumped.filter((tag) => tag.includes(':') && mentioned.includes(tag.slice(tag.indexOf(':') + 1)));
  return {
    layer,
    name,
    ageMs: Math.round(mirror.nowMs() - held.storedAtMs),
    paths: differingPaths(held.value, value),
    missingTableTags: missingTableTags(tables, held.tags),
    missingTags: related.slice(0, mostMissing),
    unwatchedTables: await withoutTriggers(tables),
  };
}

/** Those whose inserts, updates, deletes and truncates are not all told to the outbox. */
async function withoutTriggers(tables: readonly string[]): Promise<string[]> {
  const rows = await db().execute<{ name: string }>(sql`
    select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relname = any(${sql.param([...tables])}::text[]) and t.tgenabled = 'A' and not t.tgisinternal
      and t.tgname like 'zz_cache_tags_%'
    group by c.relname having count(*) >= 4`);
  const watched = new Set(rows.map(({ name }) => name));
  return tables.filter((table) => !isWatched(table) || !watched.has(table));
}
