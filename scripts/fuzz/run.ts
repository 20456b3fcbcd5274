import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { Redis } from 'ioredis';
import postgres, { type Sql } from 'postgres';
import { migrate } from '../../lib/db/migrate.ts';
import type { Child } from '../services/child.ts';
import { clockKeys, type RedisServer, runChaos } from './chaos.ts';
import { monotonicMs } from './clock.ts';
import { makeDrivers, raceDrivers } from './drivers.ts';
import type { Period } from './history.ts';
import { type Instance, startInstanceProcess } from './instance-process.ts';
import { Ledger } from './ledger.ts';
import { runPace } from './pace.ts';
import { type Plan, readsPerMinute } from './plan.ts';
import { type RaceTrack, raceHeldEntry, raceJoinedLoad, raceLateFill, raceLostClocks } from './races.ts';
import { createRandom } from './random.ts';
import { runRelayFaults } from './relay-fault.ts';
import { judgeRun, type Result } from './report.ts';
import { type App, createVisitors } from './visitors.ts';
import { runWriters } from './writers.ts';

/** What a run stands on. `redis` may be null where nothing is to happen to it. */
export type Ground = {
  adminUrl: string;
  redisUrl: string;
  redis: RedisServer | null;
  env: NodeJS.ProcessEnv;
  logFolder: string;
  /** Starts `next start`; null: without pages. */
  startApp: ((name: string, env: NodeJS.ProcessEnv) => Promise<App & { child: Child }>) | null;
  /** Makes a started process one of those that end with the run. */
  track: (child: Child) => Promise<void>;
  say: (text: string) => void;
};

const visitorsPerApp = 6;

/** One run on a database and a key prefix of its own. */
export async function runFuzz(plan: Plan, ground: Ground): Promise<Result & { relayDown: Period[] }> {
  const name = `simlane_fuzz_${randomBytes(5).toString('hex')}`;
  const keyPrefix = `fz${randomBytes(4).toString('hex')}`;
  const databaseUrl = await makeDatabase(ground.adminUrl, name);
  const adminUrl = Object.assign(new URL(ground.adminUrl), { pathname: `/${name}` }).href;
  const admin = postgres(adminUrl, { max: 8, onnotice: () => undefined });
  try {
    const outside = drizzle(admin);
    const profileIds = await makeDrivers(outside);
    const env = {
      ...ground.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: ground.redisUrl,
      SIMLANE_KEY_PREFIX: keyPrefix,
      SIMLANE_SECRET: randomBytes(32).toString('hex'),
      CACHE_TAU_MS: String(plan.tauMs),
      CACHE_DELTA_MS: String(plan.deltaMs),
      LOG_LEVEL: 'error',
    };
    const ledger = new Ledger();
    const { instances, apps } = await startAll(plan, ground, env, profileIds, ledger);
    const [a, ...rest] = instances;
    const track = { plan, ledger, a, b: rest[0] ?? a };
    await raceLateFill(track, raceDrivers.lateFill);
    await raceJoinedLoad(track, raceDrivers.joinedLoad);
    if (plan.chaos && ground.redis) await raceWithChaos(track, ground.redis, ground.redisUrl, keyPrefix);

    const visitors = apps.map((app) => createVisitors(app, ledger));
    const endMs = monotonicMs() + plan.seconds * 1_000;
    const isOver = () => monotonicMs() >= endMs;
    visitors.forEach((each, n) => {
      each.begin(visitorsPerApp, createRandom(plan.seed + 100 + n));
    });
    const random = createRandom(plan.seed);
    const running: Promise<unknown>[] = [
      runPace({ instances, visitors, readsPerSecond: (1.1 * readsPerMinute) / 60 }, isOver),
      runWriters({ plan, ledger, random, outside, instances, visitors }, isOver),
    ];
    const whenNoticed = () => raceJoinedLoad(track, raceDrivers.joinedWithoutRelay);
    const faults = plan.relayDown
      ? runRelayFaults({ admin, role: name, plan, whenNoticed }, isOver)
      : Promise.resolve([]);
    running.push(faults);
    if (plan.chaos && ground.redis) {
      const stoppable = [...instances, ...apps].map(({ name: who, child }) => ({
        name: who,
        signal: (signal: NodeJS.Signals) => void process.kill(child.pid, signal),
      }));
      const { redis: server, redisUrl, say } = ground;
      const chaosRandom = createRandom(plan.seed + 1);
      running.push(
        runChaos({ redisUrl, keyPrefix, server, instances: stoppable, random: chaosRandom, ledger, say }, isOver),
      );
    }
    await Promise.all(running);
    await Promise.all(visitors.map((each) => each.end()));
    await collect(instances);
    await Promise.all(instances.map(({ child }) => child.stop('SIGTERM', 5_000)));
    await Promise.all(apps.map(({ child }) => child.stop('SIGTERM', 10_000)));
    return { ...judgeRun(plan, ledger), relayDown: await faults };
  } finally {
    await admin.end({ timeout: 5 });
    await dropDatabase(ground.adminUrl, name);
  }
}

/** A writer's next read right after Redis has stopped answering, and right after it has lost its clocks. */
async function raceWithChaos(
  track: RaceTrack,
  server: RedisServer,
  redisUrl: string,
  keyPrefix: string,
): Promise<void> {
  const control = new Redis(redisUrl, { db: 5 });
  try {
    await raceLostClocks(track, raceDrivers.clocksLost, () => control.del(...clockKeys(keyPrefix)));
    await raceHeldEntry(track, raceDrivers.redisStopped, async () => server.signal('SIGSTOP'));
  } finally {
    server.signal('SIGCONT');
    control.disconnect();
  }
}

type All = { instances: [Instance, ...Instance[]]; apps: (App & { child: Child })[] };

async function startAll(
  plan: Plan,
  ground: Ground,
  env: NodeJS.ProcessEnv,
  profileIds: readonly string[],
  ledger: Ledger,
): Promise<All> {
  const { startApp } = ground;
  const appCount = plan.http && startApp ? Math.floor(plan.instances / 2) : 0;
  const start = async (n: number): Promise<Instance> => {
    const settings = { name: `library ${n}`, seed: plan.seed + 10 + n, naive: plan.naive, profileIds };
    const log = path.join(ground.logFolder, `fuzz-library-${n}.log`);
    const instance = await startInstanceProcess(settings, { env, log, ledger });
    await ground.track(instance.child);
    return instance;
  };
  const libraries = Array.from({ length: Math.max(1, plan.instances - appCount) }, (_, n) => n + 1);
  const [[first, ...rest], apps] = await Promise.all([
    Promise.all(libraries.map(start)),
    Promise.all(Array.from({ length: appCount }, (_, n) => startApp?.(`app ${n + 1}`, env))),
  ]);
  if (!first) throw new Error('no instance was started');
  return { instances: [first, ...rest], apps: apps.filter((app) => app !== undefined) };
}

/** The reads that instances still have under way, and have not handed in. */
async function collect(instances: readonly Instance[]): Promise<void> {
  await pause(1_000);
  await Promise.all(instances.map((instance) => instance.read('crowd', 0)));
}

/** A database whose owner, the app's role, is nobody special; what is "outside" is the administrator. */
async function makeDatabase(adminUrl: string, name: string): Promise<string> {
  const password = randomBytes(16).toString('hex');
  await onServer(adminUrl, async (sql) => {
    await sql.unsafe(`create role ${name} login password '${password}'`);
    await sql.unsafe(`create database ${name} owner ${name}`);
  });
  const url = Object.assign(new URL(adminUrl), { username: name, password, pathname: `/${name}` }).href;
  await migrate(url);
  return url;
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await onServer(adminUrl, async (sql) => {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.unsafe(`drop role if exists ${name}`);
  });
}

async function onServer(adminUrl: string, work: (sql: Sql) => Promise<void>): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
