import path from 'node:path';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { planWarming } from './plan.ts';
import { warm } from './warm.ts';
import type { Site } from './warm-page.ts';

/** Pages at most, and reads at most. */
export const usuallyWarmed = 1_000;

/** The site that is served from this folder; null where nothing says at which address it is. */
export function knownSite(): Site | null {
  const { warmUrl, siteUrl } = env();
  const url = warmUrl ?? siteUrl;
  return url ? { url, serverFolder: path.join(process.cwd(), '.next/server') } : null;
}

let hasTold = false;

/** Warms what is popular, for the worker. Answers whether it came to the end of its plan. */
export async function warmSite(signal: AbortSignal): Promise<boolean> {
  const site = knownSite();
  if (!site) {
    if (!hasTold) log.warn('nothing is warmed: neither WARM_URL nor SITE_URL says where the site is');
    hasTold = true;
    return false;
  }
  const startedAtMs = performance.now();
  const { warmed, end } = await warm(await planWarming(usuallyWarmed), { site, signal });
  const count = (outcome: string) => warmed.filter((each) => each.outcome === outcome).length;
  const made = count('made');
  const failed = count('failed');
  const problem = warmed.find((each) => each.outcome === 'failed');
  const durationMs = Math.round(performance.now() - startedAtMs);
  const figures = { made, warm: count('warm'), failed, end, durationMs, ...(problem && { problem: problem.problem }) };
  if (made > 0 || end !== 'whole') log.info(figures, 'warmed');
  else log.debug(figures, 'nothing had to be warmed');
  if (end === 'unreachable') throw new Error(`the site does not answer at ${new URL(site.url).origin}`);
  return end === 'whole';
}
