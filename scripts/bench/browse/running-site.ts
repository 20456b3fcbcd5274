import { closeDb } from '../../../lib/db/client.ts';
import { env } from '../../../lib/env/index.ts';
import { Failure } from '../../failure.ts';
import { loadEnv } from '../../load-env.ts';
import { split } from './capacity.ts';
import { timesByKind, viewsOf } from './figures.ts';
import type { Options } from './index.ts';
import { demoAccounts } from './members.ts';
import { prepareLoad } from './prepare.ts';
import { rounded, share } from './statistics.ts';
import { markdownTable, percent } from './words.ts';

/**
 * Browses on a site that runs, as it is, and says what the generator saw of its cache. What is asked for comes from its
 * database, and who signs in are the accounts of its demo. Nothing is switched and nothing is saved.
 */
export async function measureRunningSite(options: Options & { url: string; seconds: number }): Promise<void> {
  loadEnv();
  const { url, seconds, users, divisor, seed, zipf } = options;
  const { databaseUrl, demoPassword } = env();
  if (!databaseUrl || !demoPassword) {
    throw new Failure(
      'DATABASE_URL or DEMO_PASSWORD is not set.',
      'Run this in the folder of the site that `up` runs.',
    );
  }
  process.stderr.write('recording sessions …\n');
  const accounts = await demoAccounts(demoPassword);
  const { generator } = await prepareLoad([url], accounts, { seed, exponent: zipf, savePercent: 0 });
  process.stderr.write(`${users} users for ${seconds} s …\n`);
  const load = { users: split(users, 'mix'), seconds, leadSeconds: 0, thinkDivisor: divisor, from: 0 } as const;
  const { pages, requests, failed, errors, cpuShare } = await generator.load('measured', load);
  await generator.child.stop('SIGTERM', 5_000);
  await closeDb();
  const views = viewsOf(pages);
  const times = timesByKind(pages);
  const rows = Object.entries(times).map(([kind, { count, p50, p95, p99 }]) => [kind, count, p50, p95, p99]);
  process.stdout.write(`${markdownTable(['pages', 'count', 'p50 ms', 'p95 ms', 'p99 ms'], rows)}\n`);
  process.stdout.write(
    `whole views: ${views.hits} hits, ${views.stale} stale, ${views.misses} misses, ${views.made} not stored; hit ratio ${percent(views.ratio)}\n`,
  );
  process.stdout.write(`${requests} requests, ${failed} failed\n`);
  for (const error of errors) process.stderr.write(`failed: ${error}\n`);
  if (options.json) {
    const figures = { requests, failed, errorRate: share(failed, requests) ?? 0, hitRatio: views.ratio };
    process.stdout.write(
      `${JSON.stringify({ ...figures, views, pages: times, generatorCpu: rounded(cpuShare, 2), seconds, users })}\n`,
    );
  }
  process.exitCode = failed > 0 ? 1 : 0;
}
