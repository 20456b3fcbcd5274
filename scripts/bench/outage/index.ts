import { mkdirSync } from 'node:fs';
import { Command } from 'commander';
import { closeDb } from '../../../lib/db/client.ts';
import { Failure as Refusal } from '../../failure.ts';
import { logFolder } from '../../project.ts';
import { onOwnServices } from '../own-services.ts';
import { whole } from '../whole.ts';
import { failures } from './failures.ts';
import type { Crowd } from './load.ts';
import { publicPaths, signInPeople } from './people.ts';
import { jsonLine, tableOf, verdictOf } from './report.ts';
import { calm, type Outcome, outage, warm } from './run.ts';
import { setStage } from './stage.ts';

type Options = { json?: boolean; users: number; seconds: number; only?: string };

await new Command('npm run bench -- outage')
  .description('Breaks Redis in every way while users browse and edit, and looks at what they notice')
  .option('--json', 'as the last line, one JSON document')
  .option('--users <n>', 'how many at once; two fifths of them signed in', whole, 50)
  .option('--seconds <n>', 'how long each failure lasts', whole, 10)
  .option('--only <names>', `of ${failures.map(({ name }) => name).join(', ')}`)
  .action(run)
  .parseAsync();

async function run({ json, users, seconds, only }: Options): Promise<void> {
  const chosen = only?.split(',') ?? failures.map(({ name }) => name);
  const unknown = chosen.find((name) => !failures.some((failure) => failure.name === name));
  if (unknown !== undefined) throw new Refusal(`There is no failure '${unknown}'.`, 'See --help.');
  mkdirSync(logFolder, { recursive: true });
  await onOwnServices(async (guard, running) => {
    const stage = await setStage(guard, running);
    const people = await signInPeople(Math.round(users * 0.4));
    const paths = await publicPaths();
    const start = (names: string[], kind: 'cached' | 'uncached') =>
      Promise.all(names.map((name) => stage.instance(name, kind)));
    const control = (await start(['uncached-a', 'uncached-b'], 'uncached')).map(({ url }) => url);
    const instances = await start(['a', 'b'], 'cached');
    const origins = instances.map(({ url }) => url);
    const crowd: Crowd = { origins, control, people, visitors: users - people.length, paths };
    await warm(crowd);
    const well = await calm(crowd, seconds * 1_000);
    say(`well: ${JSON.stringify(well)}`);

    const outcomes: Outcome[] = [];
    for (const failure of failures.filter(({ name }) => chosen.includes(name))) {
      const outcome = await outage(failure, stage, crowd, instances, seconds * 1_000);
      outcomes.push(outcome);
      say(`${failure.name}: ${JSON.stringify(outcome)}`);
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

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
