import { setTimeout as sleep } from 'node:timers/promises';
import { type EntryVerdict, explainKey } from '../cache/explain.ts';
import { cacheRuntime, invalidate } from '../cache/index.ts';
import { pageKey } from '../cache/next/page-key.ts';
import { keyTag } from '../cache/tags.ts';
import { warmingAgent } from './agent.ts';
import type { Pace } from './pace.ts';
import type { WarmPage } from './plan.ts';

/** `warm`: it was there already; `made`: it is there now; `failed`: it could not be made. */
export type Done = { outcome: 'warm' | 'made' } | { outcome: 'failed'; problem: string };

/** Where pages are: the address at which they are asked for as visitors do, and the build, of which their keys are made. */
export type Site = { url: string; serverFolder: string };

/** As a problem: by a switch, or because nothing is trusted. */
export const notNow = 'nothing may be stored now';

const requestMs = 15_000;
const tickMs = 10;
/**
 * A page that anybody can make up is stored when the same server is asked for it again (decision 0033), and it may be
 * several servers that answer in turns.
 */
const mostAsks = 6;

/** Asks for a page until Redis holds it. */
export async function warmPage(page: WarmPage, site: Site, pace: Pace): Promise<Done> {
  const key = keyOf(page.path, site);
  const before = await verdictOn(key);
  if (before === 'valid' || before === 'stale') return { outcome: 'warm' };
  if (before === 'bypassed' || before === 'switched-off') return { outcome: 'failed', problem: notNow };
  for (let asked = 1; asked <= mostAsks; asked += 1) {
    const { status, state } = await pace.work(() => ask(page, site, pace.signal));
    if (status !== 200) return { outcome: 'failed', problem: `status ${status}` };
    if (state === null) return { outcome: 'failed', problem: 'it is not stored whole' };
    if (state !== 'HIT') continue;
    const now = await verdictOn(key);
    if (now === null || now === 'valid' || now === 'stale') return { outcome: asked === 1 ? 'warm' : 'made' };
    if (key && asked === 1) await drop(key);
  }
  return { outcome: 'failed', problem: 'it was not stored' };
}

/** Null where the build that is served is not the one in this folder. */
function keyOf(path: string, { serverFolder }: Site): string | null {
  try {
    return pageKey(serverFolder, path);
  } catch {
    return null;
  }
}

async function verdictOn(key: string | null): Promise<EntryVerdict | null> {
  return key === null ? null : ((await explainKey(key))?.verdict ?? null);
}

/**
 * A server holds in its own memory what Redis has lost. Until it makes it anew, every other one would have to. Waits until
 * each has heard of it.
 */
async function drop(key: string): Promise<void> {
  await invalidate([keyTag(key)], { source: 'cli' });
  await sleep(cacheRuntime().options.tauMs + tickMs);
}

async function ask(
  { address, language }: WarmPage,
  { url }: Site,
  signal: AbortSignal | undefined,
): Promise<{ status: number; state: string | null }> {
  const response = await fetch(new URL(address, url), {
    headers: { 'accept-language': language, accept: 'text/html', 'user-agent': warmingAgent },
    redirect: 'manual',
    signal: AbortSignal.any([AbortSignal.timeout(requestMs), ...(signal ? [signal] : [])]),
  });
  await response.arrayBuffer();
  return { status: response.status, state: response.headers.get('x-nextjs-cache') };
}
