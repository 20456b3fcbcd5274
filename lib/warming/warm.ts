import { explainKey } from '../cache/explain.ts';
import { loadAllReads } from './all-reads.ts';
import { Pace } from './pace.ts';
import type { WarmItem, WarmRead } from './plan.ts';
import { loadReader, type ReadLoad } from './pressure.ts';
import { seeRead } from './see-read.ts';
import { type Done, notNow, type Site, warmPage } from './warm-page.ts';

export type Warmed = Done & { item: WarmItem; durationMs: number };
/** `busy`: readers had to wait for a whole minute; `unreachable`: the site did not answer several times in a row. */
export type WarmEnd = 'whole' | 'stopped' | 'busy' | 'unreachable';
export type WarmOptions = {
  site: Site;
  signal?: AbortSignal;
  onWarmed?: (warmed: Warmed, done: number) => void;
  /** Called when it waits because readers have to. */
  onBusy?: () => void;
  readLoad?: ReadLoad;
};

const unansweredInARow = 3;

/**
 * Makes what is not there yet, one thing after the other: pages by asking the site for them, reads through the readers'
 * own loaders. It works for a third of the time at most, and not while readers have to wait. What it made until it ended
 * early stays made.
 */
export async function warm(
  plan: readonly WarmItem[],
  { site, signal, onWarmed, onBusy = () => undefined, readLoad = loadReader() }: WarmOptions,
): Promise<{ warmed: Warmed[]; end: WarmEnd }> {
  await loadAllReads();
  const pace = new Pace(readLoad, signal);
  const warmed: Warmed[] = [];
  let unanswered = 0;
  for (const item of plan) {
    if (signal?.aborted) return { warmed, end: 'stopped' };
    if (!(await pace.mayGoOn(onBusy))) return { warmed, end: 'busy' };
    const startedAtMs = performance.now();
    const done = await warmItem(item, site, pace).catch(failure);
    const durationMs = performance.now() - startedAtMs;
    warmed.push({ item, durationMs, ...done });
    onWarmed?.({ item, durationMs, ...done }, warmed.length);
    unanswered = 'isUnanswered' in done ? unanswered + 1 : 0;
    if (unanswered === unansweredInARow) return { warmed, end: 'unreachable' };
  }
  return { warmed, end: 'whole' };
}

const warmItem = (item: WarmItem, site: Site, pace: Pace): Promise<Done> =>
  item.kind === 'page' ? warmPage(item, site, pace) : pace.work(() => warmRead(item));

function failure(error: unknown): Done & { isUnanswered?: true } {
  const cause = error instanceof TypeError ? error.cause : error;
  const problem = cause instanceof Error ? cause.message || cause.name : String(cause);
  // What fetch throws: no answer at all.
  const isUnanswered = error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');
  return { outcome: 'failed', problem, ...(isUnanswered ? { isUnanswered } : {}) };
}

async function warmRead({ read }: WarmRead): Promise<Done> {
  const seen = await seeRead(read);
  if (!seen) return { outcome: 'failed', problem: 'there is no such read any more' };
  if (seen.held) return { outcome: 'warm' };
  const verdict = (await explainKey(seen.key))?.verdict;
  if (verdict === 'bypassed' || verdict === 'switched-off') return { outcome: 'failed', problem: notNow };
  return verdict === 'valid' || verdict === 'stale'
    ? { outcome: 'made' }
    : { outcome: 'failed', problem: 'it was not stored: what it is made of changed meanwhile' };
}
