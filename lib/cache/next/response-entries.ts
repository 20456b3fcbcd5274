import { dropEntry, type FoundEntry, lookUp, type Position, startPosition, writeEntry } from '../entries.ts';
import { cacheRuntime } from '../runtime.ts';
import { buildTag } from '../tags.ts';
import { buildOf, type HandlerState, redisKey } from './handler-state.ts';
import type { CacheControl, GetContext, HandlerEntry, NextValue, SetContext } from './next-values.ts';
import { lifeOf, maxViewMs, modifiedWhenDue, modifiedWhenFresh } from './page-life.ts';
import { awaitTurn, type RenderLease, takeTurn } from './render-lease.ts';
import { responseTags } from './response-tags.ts';
import type { Scope } from './scope.ts';
import { maySoftenedBeServed, softenedTags } from './soft-tags.ts';

type StoredResponse = { value: NextValue; cacheControl: CacheControl | undefined };
type Found = FoundEntry<StoredResponse>;

/**
 * A whole response: a page, a route handler's answer, a redirect, a 404. An entry with an invalidated tag is never
 * given out. One in its renewal window is: one instance renders it anew, all others go on serving it.
 */
export async function readResponse(scope: Scope, key: string, ctx: GetContext): Promise<HandlerEntry | null> {
  const entry = redisKey(scope.state, scope.context.serverDistDir ?? '', scopedKey(key, ctx), 'view');
  // Next answers requests for a page together while one of them is looked up: those that came at the same moment wait
  // for each other here, and cost one look-up. What is found is judged after that, so it is not older for any of them.
  await new Promise((resolve) => setImmediate(resolve));
  const { found, seen } = await lookUp<StoredResponse>('view', entry, { allowStale: true });
  if (!found) return onMiss(scope, key, entry, ctx, seen);
  noteServed(key, found.value.value);
  const softened = softenedTags(found.tags, found.position);
  if (softened.length === 0 && !found.stale) return asFresh(found);
  if (softened.length > 0 && !(await maySoftenedBeServed(softened))) return onMiss(scope, key, entry, ctx);
  return (await renewsHere(scope, key, entry, found)) ?? asFresh(found);
}

export async function writeResponse(scope: Scope, key: string, value: NextValue, ctx: SetContext): Promise<void> {
  const lease = scope.renders.takeLease(key);
  try {
    if (scope.renders.isRetained(key, value)) return;
    const entry = redisKey(scope.state, scope.context.serverDistDir ?? '', scopedKey(key, ctx), 'view');
    const tags = responseTags(key, value);
    const position = scope.renders.startOf(key);
    // A render whose start nobody saw may have read anything: what is stored makes way, and the next reader renders.
    if (tags === null || position === undefined) return await dropEntry('view', entry);
    scope.state.buildOutput.observe(key, tags);
    if (position === null || isFirstOfMadeUp(scope.state, key, value)) return;
    const build = buildOf(scope.state, scope.context.serverDistDir ?? '');
    const stored: StoredResponse = { value, cacheControl: ctx.cacheControl };
    const life = lifeOf(ctx.cacheControl, maxViewMs);
    const costMs = scope.renders.costMs(key);
    const fresh = { value: stored, position, tags: [...tags, buildTag(build.id)], costMs, ...life };
    await writeEntry('view', entry, fresh, { lease });
  } finally {
    await lease?.release();
  }
}

/** Pages that exist: what is made up is nobody's habit. */
function noteServed(key: string, value: NextValue): void {
  if (value?.kind !== 'APP_PAGE' || (value.status !== undefined && value.status !== 200)) return;
  const path = key.slice(key.indexOf('$') + 1);
  for (const observe of cacheRuntime().pageObservers) observe(path);
}

function asFresh({ value: { value, cacheControl }, remainingMs }: Found): HandlerEntry {
  const ageMs = lifeOf(cacheControl, maxViewMs).keepMs - remainingMs;
  return { value, lastModified: modifiedWhenFresh(ageMs, cacheControl), ...(cacheControl && { cacheControl }) };
}

/** The entry as one that Next renders anew behind its answer, if no other instance does or has done that. */
async function renewsHere(scope: Scope, key: string, entry: string, found: Found): Promise<HandlerEntry | null> {
  const { value, cacheControl } = found.value;
  // A cached 404 can't be told from the same 404 set again after a failed render, and no lifetime can't run out.
  if (value === null || typeof cacheControl?.revalidate !== 'number') return null;
  const turn = await takeTurn<StoredResponse>(entry, { accepts: isUndisputed });
  if (!turn) return null;
  if ('found' in turn) return asFresh(turn.found);
  rendersHere(scope, key, await startPosition('view'), turn.lease);
  scope.renders.servedWhileDue(key, value);
  return { value, lastModified: modifiedWhenDue(cacheControl), cacheControl };
}

async function onMiss(
  scope: Scope,
  key: string,
  entry: string,
  ctx: GetContext,
  seen?: Buffer,
): Promise<HandlerEntry | null> {
  const position = await startPosition('view');
  if (!position) {
    rendersHere(scope, key, null, undefined);
    return scope.state.buildOutput.read(key, ctx, scope.context);
  }
  const turn = await awaitTurn<StoredResponse>(entry, { seen, accepts: isUndisputed });
  if (turn && 'found' in turn) return asFresh(turn.found);
  rendersHere(scope, key, position, turn?.lease);
  return null;
}

/** Unless it is due: another instance may have renewed what this process still holds. */
function isUndisputed({ tags, position }: Found): boolean {
  return softenedTags(tags, position).length === 0;
}

function rendersHere(scope: Scope, key: string, position: Position | null, lease: RenderLease | undefined): void {
  if (lease) scope.renders.holds(key, lease);
  scope.renders.began(key, position);
}

/**
 * Anybody can make up paths: what is asked for once and answered 404, or says in a segment `name!value` what its reader
 * typed, leaves nothing behind. Asked for again it is stored.
 */
function isFirstOfMadeUp({ askedOnce }: HandlerState, key: string, value: NextValue): boolean {
  const isNotFound = value === null || ('status' in value && value.status === 404);
  if ((!isNotFound && !key.includes('!')) || askedOnce.has(key)) return false;
  askedOnce.set(key, true);
  return true;
}

function scopedKey(key: string, ctx: { isFallback?: boolean }): string {
  return ctx.isFallback === true ? `fallback ${key}` : key;
}
