import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { planWarming, type WarmItem } from '../../lib/warming/plan.ts';
import { type WarmEnd, type Warmed, warm } from '../../lib/warming/warm.ts';
import type { Site } from '../../lib/warming/warm-page.ts';
import { knownSite, usuallyWarmed } from '../../lib/warming/warm-site.ts';
import { Failure } from '../failure.ts';
import { serverFolder } from '../project.ts';
import { wholeNumber } from './numbers.ts';
import { reachableCache } from './reachable.ts';
import { print, printJson, table } from './table.ts';

type Options = { plan?: true; limit?: number; json?: true };

export function addWarm(program: Command): void {
  program
    .command('warm')
    .description('make the most popular pages and reads that are not in Redis, sparing Postgres')
    .option('--plan', 'only say what would be warmed, and why')
    .option('--limit <number>', 'at most so many pages, and so many reads', wholeNumber(1, 10_000))
    .option('--json', 'as one JSON document')
    .addHelpText('after', '\nExit code 1: the site could not be reached, or was too busy.')
    .action(warmAll);
}

async function warmAll({ plan: onlyPlan, limit = usuallyWarmed, json }: Options): Promise<void> {
  // What this process remembers is not what Redis holds.
  process.env.CACHE_L1_BYTES = '0';
  await reachableCache();
  const plan = await planWarming(limit);
  if (onlyPlan) return json ? printJson(plan) : print(planInWords(plan));
  const site = await reachableSite();
  const bar = new SingleBar({ format: '{bar} {value}/{total} {what}', stream: process.stderr });
  bar.start(plan.length, 0, { what: '' });
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const { warmed, end } = await warm(plan, {
    site,
    signal: stopping.signal,
    onWarmed: ({ item }, done) => bar.update(done, { what: named(item) }),
    onBusy: () => bar.update({ what: 'waiting: readers come first' }),
  });
  bar.stop();
  if (json) printJson(resultOf(warmed, end));
  else print(inWords(warmed, end, plan.length));
  if (end === 'unreachable' || end === 'busy') process.exitCode = 1;
}

function planInWords(plan: readonly WarmItem[]): string {
  const rows = plan.map((item) => [item.kind, named(item), item.reason, item.times === 0 ? '' : item.times.toFixed(1)]);
  return table(['', 'what', 'why', 'asked for'], rows);
}

function resultOf(warmed: readonly Warmed[], end: WarmEnd) {
  const failures = warmed.flatMap((each) =>
    each.outcome === 'failed' ? [{ what: named(each.item), problem: each.problem }] : [],
  );
  const count = (outcome: Warmed['outcome']) => warmed.filter((each) => each.outcome === outcome).length;
  return { made: count('made'), warm: count('warm'), failed: failures.length, end, failures };
}

const ends: Record<WarmEnd, string> = {
  whole: '',
  stopped: 'Stopped. ',
  busy: 'Ended early: the site is busy, and readers come first. ',
  unreachable: 'Ended early: the site does not answer any more. ',
};

function inWords(warmed: readonly Warmed[], end: WarmEnd, planned: number): string {
  const { made, warm: there, failed, failures } = resultOf(warmed, end);
  const left = planned - warmed.length;
  const lines = failures.map(({ what, problem }) => `  ${what}: ${problem}`);
  const sums = `${made} made, ${there} were there, ${failed} failed${left > 0 ? `, ${left} left` : ''}`;
  return `${[`${ends[end]}${sums}`, ...lines].join('\n')}\n`;
}

const named = (item: WarmItem): string =>
  item.kind === 'page' ? `${item.address} (${item.language})` : `${item.read.layer} ${item.read.name}`;

async function reachableSite(): Promise<Site> {
  const site = knownSite();
  if (!site) throw new Failure('Where is the site? SITE_URL is not set.', 'Set it, or WARM_URL.');
  try {
    const response = await fetch(new URL('/api/health', site.url), { signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    return { ...site, serverFolder };
  } catch (error) {
    throw new Failure(
      `The site does not answer at ${site.url}.`,
      'Start it; or set WARM_URL to where it can be reached.',
      error,
    );
  }
}
