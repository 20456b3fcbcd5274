import { createInterface } from 'node:readline/promises';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { CacheRuntime } from '../../lib/cache/runtime.ts';
import { openPatientDb, type PatientDb } from '../../lib/db/patient.ts';
import { writeResult } from '../../lib/db/write.ts';
import { env } from '../../lib/env/index.ts';
import {
  findTraces,
  isClean,
  removeFromRedis,
  type SearchOptions,
  type Traces,
} from '../../lib/erasure/find-traces.ts';
import { collectNeedles, givenNeedles, type Needle, soughtTexts } from '../../lib/erasure/needles.ts';
import { vacuum } from '../../lib/erasure/scan-postgres.ts';
import { type Answers, askInstances } from '../../lib/instances/ask.ts';
import { queuePlace } from '../../lib/jobs/queue.ts';
import { eraseAccount, type NotErased } from '../../lib/users/erase-account.ts';
import { Failure } from '../failure.ts';
import { reachableCache } from './reachable.ts';
import { print, printJson, table } from './table.ts';

type Options = { proof?: true; dryRun?: true; also?: string[]; yes?: true; json?: true };
type Proof = Traces & { instances: Answers<'forget'> };

/** Each answers within a second, as long as it runs. */
const patienceMs = 5_000;

export function addEraseUser(program: Command): void {
  program
    .command('erase-user')
    .description('delete an account, and every trace of it in Postgres, in Redis and in the memory of all instances')
    .argument('<handle>', 'the handle; of an account that is gone already, what to look for')
    .option('--proof', 'look through all of Postgres, Redis and the instances afterwards, and say what was found')
    .option('--also <texts...>', 'look for these too: names he had before, say')
    .option('--dry-run', 'only say where he is named now')
    .option('--yes', 'do not ask')
    .option('--json', 'as one JSON document')
    .addHelpText(
      'after',
      '\nExit code 0: erased, and with --proof no trace was found; 1: he is named somewhere, or was not erased.',
    )
    .action(eraseUser);
}

async function eraseUser(handle: string, options: Options): Promise<void> {
  if (!env().databaseUrl) throw new Failure('DATABASE_URL is not set.', 'Set it, or start SimLane with `npm run up`.');
  const runtime = await reachableCache();
  const user = await collectNeedles(handle);
  if (!user && !options.proof && !options.dryRun) {
    throw new Failure(`There is no account ${handle}.`, 'With --proof, traces of it are looked for all the same.');
  }
  const needles = [...(user?.needles ?? givenNeedles([handle])), ...givenNeedles(options.also ?? [])];
  const texts = soughtTexts(needles);
  if (texts.length === 0) {
    throw new Failure(
      'Nothing of this account can be told from what belongs to others.',
      'Name something of it that can, with --also.',
    );
  }
  const postgres = openPatientDb();
  try {
    await eraseAndProve({ handle, user, needles, texts, runtime, postgres: postgres.db }, options);
  } finally {
    await postgres.end();
  }
}

type Erasure = {
  handle: string;
  user: { userId: string } | null;
  needles: Needle[];
  texts: string[];
  runtime: CacheRuntime;
  postgres: PatientDb;
};

async function eraseAndProve(
  { handle, user, needles, texts, runtime, postgres }: Erasure,
  options: Options,
): Promise<void> {
  const bar = new SingleBar({ format: '{what}: {value}', stream: process.stderr, noTTYOutput: false });
  const search: SearchOptions = {
    texts,
    postgres,
    runtime,
    urls: redisUrls(runtime),
    onProgress: (what, done) => bar.update(done, { what }),
  };
  const looking = async <T>(work: () => Promise<T>): Promise<T> => {
    bar.start(0, 0, { what: 'looking' });
    return work().finally(() => bar.stop());
  };
  const before = await looking(() => findTraces(search));
  if (options.dryRun) return tell({ needles, before, proof: null }, options);
  if (user) {
    await confirm(handle, options);
    await erase(user.userId, handle);
  }
  const everywhere = { roles: ['web', 'worker'], patienceMs } as const;
  const forget = () => askInstances('forget', { texts, userId: user?.userId ?? null }, everywhere, runtime);
  // Instances first: what they have counted as popular, they would put into Redis again.
  const { silent } = await forget();
  await looking(() => removeFromRedis(search));
  await vacuum(search.postgres, before.postgres.found);
  // What an instance was making while it was asked is stored by now, and is found by the second look.
  const proof = options.proof ? { ...(await looking(() => findTraces(search))), instances: await forget() } : null;
  tell({ needles, before, proof }, options);
  if (silent.length > 0 || (proof && !isProven(proof))) process.exitCode = 1;
}

const isProven = ({ instances, ...traces }: Proof): boolean =>
  isClean(traces) && instances.silent.length === 0 && instances.answers.every(({ forgotten }) => forgotten === 0);

/** The maintenance login comes first: others may not list keys. */
function redisUrls({ options: { redisUrls: layers } }: CacheRuntime): string[] {
  const queue = queuePlace();
  const { redisMaintenanceUrl } = env();
  return [
    ...(redisMaintenanceUrl ? [redisMaintenanceUrl] : []),
    ...(layers ? Object.values(layers) : []),
    ...(queue ? [queue.url] : []),
  ];
}

async function confirm(handle: string, { yes }: Options): Promise<void> {
  if (yes || !process.stdin.isTTY) return;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await lines.question(`This can't be taken back. Type ${handle} to erase it: `);
    if (typed.trim().toLowerCase() !== handle.toLowerCase())
      throw new Failure('Nothing was erased.', 'Type the handle as it is.');
  } finally {
    lines.close();
  }
}

const reasons: Record<NotErased['key'], [what: string, mend: string]> = {
  soleClubAdmin: ['is the only admin of a club', 'Make somebody else its admin, or delete the club, and try again.'],
  lastSiteAdmin: ['is the last admin of this site', 'Make another with `npm run admin -- create`, and try again.'],
};

async function erase(userId: string, handle: string): Promise<void> {
  const erased = await writeResult((tx, fail: (error: NotErased) => never) => eraseAccount(tx, userId, { fail }));
  if (erased.ok) return;
  const [what, mend] = reasons[erased.error.key];
  throw new Failure(`${handle} ${what}: nothing was erased.`, mend);
}

type Told = { needles: Needle[]; before: Traces; proof: Proof | null };

function tell(told: Told, { json }: Options): void {
  if (json) printJson(asJson(told));
  else print(inWords(told));
}

/** Without the texts themselves: a proof that is kept must not be a trace. */
function asJson({ needles, before, proof }: Told) {
  return {
    sought: needles.filter(({ ignored }) => ignored === null).map(({ kind }) => kind),
    notSought: needles.flatMap(({ kind, ignored }) => (ignored ? [{ kind, because: ignored }] : [])),
    before: { ...before, redis: before.redis.map(({ found, ...db }) => ({ ...db, found: found.length })) },
    proof: proof && { ...proof, clean: isProven(proof) },
  };
}

function inWords({ needles, before, proof }: Told): string {
  const sought = needles.filter(({ ignored }) => ignored === null);
  const ignored = needles.filter((needle) => needle.ignored !== null);
  const lines = [`Looked for his ${listed(sought.map(({ kind }) => kind))}.`];
  if (ignored.length > 0) {
    const why = { shared: 'somebody else has the same', short: 'too short to prove anything' };
    const named = ignored.map(({ kind, ignored: reason }) => `${kind} (${why[reason ?? 'short']})`);
    lines.push(`Not looked for: ${named.join(', ')}.`);
  }
  const parts = [lines.join('\n'), `${proof ? 'Before' : 'Found'}:\n${placesOf(before, null)}`];
  if (proof) {
    const outOfReach = 'backups, logs, and files of Redis and Postgres that are not yet rewritten';
    parts.push(`After:\n${placesOf(proof, proof.instances)}${tracesOf(proof)}`);
    parts.push(
      isProven(proof)
        ? `No trace was found. Out of reach: ${outOfReach} (docs/operations/erasure.md).`
        : 'He is still named: see docs/operations/erasure.md for what to do about each place.',
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function placesOf({ postgres, redis }: Traces, instances: Answers<'forget'> | null): string {
  const rows = [
    [
      'Postgres',
      `${postgres.tables} tables, ${postgres.columns} columns`,
      '–',
      sum(postgres.found, ({ rows }) => Math.max(rows, 1)),
    ],
    ...redis.map(({ server, db, keys, unreadable, found }) => [
      `Redis ${server}, db ${db}`,
      `${keys} keys`,
      unreadable,
      found.length,
    ]),
    ...(instances?.answers ?? []).map(({ instance, looked, forgotten }) => [
      `memory of ${instance.role} ${instance.host}:${instance.pid}`,
      `${looked} things`,
      '–',
      forgotten,
    ]),
    ...(instances?.silent ?? []).map(({ role, host, pid }) => [
      `memory of ${role} ${host}:${pid}`,
      'did not answer',
      '–',
      '?',
    ]),
  ];
  return table(['where', 'looked at', 'unreadable', 'named'], rows);
}

function tracesOf({ postgres, redis }: Traces): string {
  return [
    ...postgres.found.map(
      ({ table: name, column, rows }) => `  ${name}.${column}: ${rows === 0 ? 'in its statistics' : `${rows} rows`}\n`,
    ),
    ...redis.flatMap(({ found }) => found.map(({ db, key, part }) => `  db ${db}: ${key}${part ? ` ${part}` : ''}\n`)),
  ].join('');
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(new Set(words));
}
