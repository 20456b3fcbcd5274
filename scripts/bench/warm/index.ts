import { mkdirSync } from 'node:fs';
import { Command } from 'commander';
import { cacheRuntime, invalidate } from '../../../lib/cache/index.ts';
import { pageKey } from '../../../lib/cache/next/page-key.ts';
import { keyTag, layerTag } from '../../../lib/cache/tags.ts';
import { planWarming, type WarmPage } from '../../../lib/warming/plan.ts';
import { warm } from '../../../lib/warming/warm.ts';
import { logFolder, serverFolder } from '../../project.ts';
import { spreadOf } from '../handler/summary.ts';
import { setStage } from '../outage/stage.ts';
import { onOwnServices } from '../own-services.ts';
import { whole } from '../whole.ts';
import { load } from './load.ts';
import type { Loaded } from './load-process.ts';

type Options = { json?: boolean; rounds: number; seconds: number; perSecond: number };
type Window = Loaded & { made: number };
type Pair = { without: Window; during: Window };

/** Pages that are asked for all the time; the rest of the plan is what is warmed meanwhile. */
const servedPages = 27;
const signedInShare = 0.2;

await new Command('npm run bench -- warm')
  .description('What readers notice of warming: pages served with it and without, alternating in one run')
  .option('--json', 'as the last line, one JSON document')
  .option('--rounds <n>', 'how often each', whole, 7)
  .option('--seconds <n>', 'how long each', whole, 15)
  .option('--per-second <n>', 'requests', whole, 40)
  .action(run)
  .parseAsync();

async function run({ json, rounds, seconds, perSecond }: Options): Promise<void> {
  mkdirSync(logFolder, { recursive: true });
  await onOwnServices(async (guard, running) => {
    const { redis, instance } = await setStage(guard, running);
    const { url } = await instance('warm', 'cached');
    process.env.CACHE_L1_BYTES = '0';
    const site = { url, serverFolder };
    const pages = (await planWarming(1_000)).filter((item) => item.kind === 'page');
    const [served, others] = [pages.slice(0, servedPages), pages.slice(servedPages)];
    await warm(served, { site });
    const ask = { url, pages: served, perSecond, seconds, signedInShare };
    await load({ ...ask, seconds: 5 });
    const without = async (): Promise<Window> => ({ ...(await load(ask)), made: 0 });
    const during = async (): Promise<Window> => {
      const ending = new AbortController();
      const warming = warm(others, { site, signal: ending.signal });
      const loaded = await load(ask);
      ending.abort();
      const { warmed } = await warming;
      return { ...loaded, made: warmed.filter(({ outcome }) => outcome === 'made').length };
    };
    const pairs: Pair[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const windows: Partial<Pair> = {};
      const order = [['without', without] as const, ['during', during] as const];
      for (const [name, measure] of round % 2 === 0 ? order : order.toReversed()) {
        await forget(others);
        // What is served is made of reads that were forgotten too: making those again is no part of what is compared.
        await load({ ...ask, seconds: 3, signedInShare: 1 });
        windows[name] = await measure();
      }
      pairs.push(windows as Pair);
      process.stderr.write(`${round + 1}/${rounds} ${JSON.stringify(windows)}\n`);
    }
    redis.admin.disconnect();
    const result = { rounds, seconds, perSecond, ...summary(pairs) };
    process.stdout.write(`${table(pairs)}\n`);
    if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
  });
}

/** What is to be warmed, and what it is made of, as after a flush; what is served meanwhile stays. */
async function forget(pages: readonly WarmPage[]): Promise<void> {
  const keys = pages.map(({ path }) => pageKey(serverFolder, path)).filter((key) => key !== null);
  await invalidate([...keys.map(keyTag), layerTag('query'), layerTag('fragment')], { source: 'cli' });
  await new Promise((resolve) => setTimeout(resolve, 2 * cacheRuntime().options.tauMs));
}

function summary(pairs: readonly Pair[]) {
  const of = (which: keyof Pair, value: (window: Window) => number) =>
    spreadOf(pairs.map((pair) => value(pair[which]))).median;
  const ratio = (value: (window: Window) => number) =>
    spreadOf(pairs.map(({ without, during }) => value(during) / value(without))).median;
  const sum = (value: (window: Window) => number) =>
    pairs.reduce((total, { without, during }) => total + value(without) + value(during), 0);
  return {
    p95Without: of('without', ({ all }) => all.p95),
    p95During: of('during', ({ all }) => all.p95),
    p95Ratio: ratio(({ all }) => all.p95),
    visitorsP95Without: of('without', ({ visitors }) => visitors.p95),
    visitorsP95During: of('during', ({ visitors }) => visitors.p95),
    visitorsP95Ratio: ratio(({ visitors }) => visitors.p95),
    made: of('during', ({ made }) => made),
    requests: sum(({ requests }) => requests),
    failed: sum(({ failed }) => failed),
  };
}

function table(pairs: readonly Pair[]): string {
  const ms = (value: number) => value.toFixed(1);
  const row = (name: string, { all, visitors, hits, made }: Window) =>
    `| ${[name, ms(all.p50), ms(all.p95), ms(visitors.p50), ms(visitors.p95), `${(hits * 100).toFixed(1)} %`, made].join(' | ')} |`;
  return [
    '| | p50 | p95 | visitors p50 | visitors p95 | hits | made |',
    '|---|---|---|---|---|---|---|',
    ...pairs.flatMap(({ without, during }) => [row('without', without), row('during', during)]),
  ].join('\n');
}
