import { mkdirSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { closeDb } from '../../../lib/db/client.ts';
import { Failure as Refusal } from '../../failure.ts';
import { logFolder } from '../../project.ts';
import { onOwnServices } from '../own-services.ts';
import { failures } from './failures.ts';
import type { Crowd } from './load.ts';
import { publicPaths, signInPeople } from './people.ts';
import { jsonLine, tableOf, verdictOf } from './report.ts';
import { calm, type Outcome, outage } from './run.ts';
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
    const crowd = (origins: string[]): Crowd => ({ origins, people, visitors: users - people.length, paths });
    const paths = await publicPaths();

    const fresh = await stage.instance('fresh', 'uncached');
    const second = await stage.instance('fresh-b', 'uncached');
    const uncached = await calm(crowd([fresh.url, second.url]), seconds * 2_000);
    await second.child.stop('SIGTERM', 10_000);
    say(`uncached: ${JSON.stringify(uncached)}`);
    const instances = await Promise.all(['a', 'b'].map((name) => stage.instance(name, 'cached')));
    const origins = instances.map(({ url }) => url);
    const cached = await calm(crowd(origins), seconds * 2_000);
    say(`cached: ${JSON.stringify(cached)}`);

    const outcomes: Outcome[] = [];
    for (const failure of failures.filter(({ name }) => chosen.includes(name))) {
      const outcome = await outage(failure, stage, crowd(origins), [instances, fresh.url], seconds * 1_000);
      outcomes.push(outcome);
      say(`${failure.name}: ${JSON.stringify(outcome)}`);
    }
    stage.redis.admin.disconnect();
    await closeDb();
    const result = { users, seconds, uncached, cached, outcomes };
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

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number above 0');
  return value;
}
