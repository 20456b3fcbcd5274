import { mkdirSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { Command } from 'commander';
import { logFolder } from '../../project.ts';
import { megabytes } from '../heap.ts';
import { setStage } from '../outage/stage.ts';
import { onOwnServices } from '../own-services.ts';
import { whole } from '../whole.ts';
import { madeUpPath } from './made-up-paths.ts';

type Options = { json?: boolean; count: number; minutes: number; connections: number };
/** Megabytes, and keys of each db. */
type Sample = {
  requests: number;
  perSecond: number;
  heap: number;
  rss: number;
  redis: number;
  keys: Record<string, number>;
  failed: number;
};

const tenths = 10;
/** The first tenths fill what is bounded: L1, the remembered paths, entries that live half a minute. */
const settled = 5;
/** What the rest may differ by. */
const slackShare = 0.1;
const slackMb = 4;

await new Command('npm run bench -- paths')
  .description('Asks for made-up paths and queries, and looks whether anything grows with them')
  .option('--json', 'as the last line, one JSON document')
  .option('--count <n>', 'how many requests', whole, 1_000_000)
  .option('--minutes <n>', 'no longer than this', whole, 600)
  .option('--connections <n>', 'how many at once', whole, 16)
  .action(run)
  .parseAsync();

async function run({ json, count, minutes, connections }: Options): Promise<void> {
  mkdirSync(logFolder, { recursive: true });
  await onOwnServices(async (guard, running) => {
    const { redis, instance } = await setStage(guard, running);
    const app = await instance('paths', 'cached');
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const limitMs = minutes * 60_000;
    const begun = performance.now();
    let sent = 0;
    let failed = 0;
    const progress = () => Math.max(sent / count, (performance.now() - begun) / limitMs);
    const ask = async (until: number) => {
      while (progress() < until) {
        sent += 1;
        if ((await statusOf(app.url + madeUpPath(), agent)) >= 500) failed += 1;
      }
    };
    const samples: Sample[] = [];
    process.stdout.write(
      '| requests | a second | heap | RSS | Redis | keys | failed |\n|---|---|---|---|---|---|---|\n',
    );
    for (let tenth = 0; tenth <= tenths; tenth += 1) {
      const [from, at] = [sent, performance.now()];
      await Promise.all(Array.from({ length: connections }, () => ask(tenth / tenths)));
      const perSecond = Math.round(((sent - from) * 1_000) / (performance.now() - at));
      const sample = { requests: sent, perSecond, ...(await app.memory()), ...(await redisSize(redis.admin)), failed };
      samples.push(sample);
      process.stdout.write(`${rowOf(sample)}\n`);
    }
    agent.destroy();
    redis.admin.disconnect();
    const grown = growthOf(samples);
    process.stdout.write(grown.length === 0 ? 'Nothing grew.\n' : `Grew:\n${grown.join('\n')}\n`);
    if (json) process.stdout.write(`${JSON.stringify({ connections, samples, grown })}\n`);
    process.exitCode = grown.length === 0 ? 0 : 1;
  });
}

function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent, headers: { 'accept-language': 'en' } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 599));
      answer.on('error', () => resolve(599));
    }).on('error', () => resolve(599));
  });
}

type Admin = Awaited<ReturnType<typeof setStage>>['redis']['admin'];

async function redisSize(admin: Admin): Promise<Pick<Sample, 'redis' | 'keys'>> {
  const used = Number(/used_memory:(\d+)/.exec(await admin.info('memory'))?.[1]);
  const dbs = [...(await admin.info('keyspace')).matchAll(/(db\d+):keys=(\d+)/g)];
  return { redis: megabytes(used), keys: Object.fromEntries(dbs.map(([, db, keys]) => [db, Number(keys)])) };
}

function rowOf({ requests, perSecond, heap, rss, redis, keys, failed }: Sample): string {
  const dbs = Object.entries(keys).map(([db, count]) => `${db} ${count}`);
  return `| ${[requests, perSecond, `${heap} MB`, `${rss} MB`, `${redis} MB`, dbs.join(', '), failed].join(' | ')} |`;
}

function growthOf(samples: readonly Sample[]): string[] {
  const last = samples.at(-1);
  if (!last) return [];
  const grown = (['heap', 'redis'] as const).flatMap((what) => {
    const most = Math.max(...samples.slice(0, settled + 1).map((sample) => sample[what]));
    return last[what] > most * (1 + slackShare) + slackMb ? [`- ${what}: from ${most} to ${last[what]} MB`] : [];
  });
  return last.failed > 0 ? [...grown, `- ${last.failed} requests failed`] : grown;
}
