import { mkdirSync } from 'node:fs';
import { Command } from 'commander';
import { closeDb } from '../../../lib/db/client.ts';
import { Failure as Refusal } from '../../failure.ts';
import { logFolder } from '../../project.ts';
import { onOwnServices } from '../own-services.ts';
import { whole } from '../whole.ts';
import { failover, failures } from './failures.ts';

import type { Crowd } from './load.ts';
import { publicPaths, signInPeople } from './people.ts';
import { jsonLine, tableOf, verdictOf } from './report.ts';
import { calm, type Outcome, outage, warm } from './run.ts';
import { type Measurable, setStage } from './stage.ts';

const names = [...failures, failover].map(({ name }) => name);

type Options = { json?: boolean; users: number; seconds: number; only?: string };

await new Command('npm run bench -- outage')
  .description('Breaks Redis in every way while users browse and edit, and looks at what they notice')
  .option('--json', 'as the last line, one JSON document')
  .option('--users <n>', 'how many at once; two fifths of them signed in', whole, 50)
  .option('--seconds <n>', 'how long each failure lasts', whole, 10)
  .option('--only <names>', `of ${names.join(', ')}`)
  .action(run)
  .parseAsync();

async function run({ json, users, seconds, only }: Options): Promise<void> {
  const chosen = only?.split(',') ?? names;
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Refusal(`There is no failure '${unknown}'.`, 'See --help.');
  mkdirSync(logFolder, { recursive: true });
  await onOwnServices(async (guard, running) => {
    const stage = await setStage(guard, running);
    const people = await signInPeople(Math.round(users * 0.4));
    const paths = await publicPaths();
    const start = async (redisUrl: string): Promise<{ crowd: Crowd; instances: Measurable[] }> => {
      const [a, b, c, d] = await Promise.all([
        stage.instance('a', 'cached', redisUrl),
        stage.instance('b', 'cached', redisUrl),
        stage.instance('c', 'uncached', redisUrl),
        stage.instance('d', 'uncached', redisUrl),
      ]);
      const [origins, control] = [
        [a.url, b.url],
        [c.url, d.url],
      ];
      const crowd = { origins, control, people, visitors: users - people.length, paths };
      await warm(crowd);
      return { crowd, instances: [a, b, c, d] };
    };
    const outcomes: Outcome[] = [];
    const note = (outcome: Outcome) => {
      outcomes.push(outcome);
      process.stderr.write(`${JSON.stringify(outcome)}\n`);
    };

    const { crowd, instances } = await start(stage.redis.url);
    const well = await calm(crowd, seconds * 1_000);
    for (const failure of failures.filter(({ name }) => chosen.includes(name))) {
      note(await outage(failure, stage.redis, crowd, instances.slice(0, 2), seconds * 1_000));
    }
    if (chosen.includes(failover.name)) {
      // Two Redis with one outbox would each begin a new epoch all the time.
      for (const { child } of instances) await child.stop('SIGTERM', 10_000);
      const replicated = await stage.replicated();
      const second = await start(replicated.url);
      note(await outage(failover, replicated, second.crowd, second.instances.slice(0, 2), seconds * 1_000));
      replicated.disconnect();
    }
    stage.redis.admin.disconnect();
    await closeDb();
    const result = { users, seconds, well, outcomes };
    process.stdout.write(`${tableOf(result)}\n`);
    const broken = verdictOf(result);
    process.stdout.write(broken.length === 0 ? 'All promises held.\n' : `Broken:\n${broken.join('\n')}\n`);
    if (json) process.stdout.write(`${jsonLine(result)}\n`);
    process.exitCode = broken.length === 0 ? 0 : 1;
  });
}
