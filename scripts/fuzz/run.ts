import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { Redis } from 'ioredis';
import { clockKeys, runChaos } from './chaos.ts';
import { monotonicMs } from './clock.ts';
import { makeDrivers, raceDrivers } from './drivers.ts';
import { createFuzzDatabase, type FuzzDatabase } from './fuzz-database.ts';
import type { Ground } from './ground.ts';
import type { Period } from './history.ts';
import { Ledger } from './ledger.ts';
import { runPace } from './pace.ts';
import { type Plan, readsPerMinute } from './plan.ts';
import { type RaceTrack, raceHeldEntry, raceJoinedLoad, raceLateFill, raceLostClocks } from './races.ts';
import { createRandom } from './random.ts';
import { runRelayFaults } from './relay-fault.ts';
import { judgeRun, type Result } from './report.ts';
import { type Instances, startInstances } from './start-instances.ts';
import { createVisitors } from './visitors.ts';
import { runWriters } from './writers.ts';

const visitorsPerApp = 6;

/** One run, on a database and under a key prefix of its own. */
export async function runFuzz(plan: Plan, ground: Ground): Promise<Result> {
  const database = await createFuzzDatabase(ground.adminUrl);
  const keyPrefix = `fz${randomBytes(4).toString('hex')}`;
  const ledger = new Ledger();
  let instances: Instances | undefined;
  try {
    const profileIds = await makeDrivers(drizzle(database.admin));
    const env = {
      ...ground.env,
      DATABASE_URL: database.url,
      REDIS_URL: ground.redisUrl,
      SIMLANE_KEY_PREFIX: keyPrefix,
      SIMLANE_SECRET: randomBytes(32).toString('hex'),
      CACHE_TAU_MS: String(plan.tauMs),
      CACHE_DELTA_MS: String(plan.deltaMs),
      LOG_LEVEL: 'error',
    };
    instances = await startInstances(plan, ground, { env, profileIds, ledger });
    const withoutRelay = await runStage({ plan, ground, database, keyPrefix, ledger, ...instances });
    return judgeRun(plan, ledger, withoutRelay);
  } finally {
    const { libraries = [], apps = [] } = instances ?? {};
    await Promise.all([...libraries, ...apps].map(({ child }) => child.stop('SIGTERM', 5_000)));
    await database.drop();
  }
}

type Stage = Instances & { plan: Plan; ground: Ground; database: FuzzDatabase; keyPrefix: string; ledger: Ledger };

/** Races by schedule, then everything at once; returns when no relay worked. */
async function runStage(stage: Stage): Promise<Period[]> {
  const { plan, ground, database, ledger, libraries, apps } = stage;
  const [a, b = a] = libraries;
  const track: RaceTrack = { plan, ledger, a, b };
  await raceLateFill(track, raceDrivers.lateFill);
  await raceJoinedLoad(track, raceDrivers.joinedLoad);
  if (plan.chaos) await raceWithChaos(stage, track);

  const visitors = apps.map((app) => createVisitors(app, ledger));
  await Promise.all(visitors.map((each) => each.warm()));
  visitors.forEach((each, n) => {
    each.begin(visitorsPerApp, createRandom(plan.seed + 100 + n));
  });
  const beganMs = monotonicMs();
  const isOver = () => monotonicMs() - beganMs >= plan.seconds * 1_000;
  const random = createRandom(plan.seed);
  const whenNoticed = () => raceJoinedLoad(track, raceDrivers.joinedWithoutRelay);
  const [withoutRelay] = await Promise.all([
    plan.relayDown ? runRelayFaults({ ...database, plan, whenNoticed }, isOver) : [],
    runPace({ instances: libraries, visitors, readsPerSecond: (1.1 * readsPerMinute) / 60 }, isOver),
    runWriters({ plan, ledger, random, outside: drizzle(database.admin), instances: libraries, visitors }, isOver),
    plan.chaos && ground.redis
      ? runChaos(
          {
            redisUrl: ground.redisUrl,
            keyPrefix: stage.keyPrefix,
            server: ground.redis,
            instances: [...libraries, ...apps].map(({ name, child }) => ({
              name,
              signal: (signal) => void process.kill(child.pid, signal),
            })),
            random: createRandom(plan.seed + 1),
            ledger,
            say: (text) => ground.say(`${((monotonicMs() - beganMs) / 1_000).toFixed(1).padStart(5)} s  ${text}`),
          },
          isOver,
        )
      : undefined,
  ]);
  await Promise.all(visitors.map((each) => each.end()));
  // What is under way still ends; the next order then brings it.
  await pause(1_000);
  await Promise.all(libraries.map((instance) => instance.read('crowd', 0)));
  return withoutRelay;
}

/** A writer's next read right after Redis has lost its clocks, and right after it has stopped answering. */
async function raceWithChaos({ ground, keyPrefix }: Stage, track: RaceTrack): Promise<void> {
  const control = new Redis(ground.redisUrl, { db: 5 });
  try {
    await raceLostClocks(track, raceDrivers.clocksLost, () => control.del(...clockKeys(keyPrefix)));
    await raceHeldEntry(track, raceDrivers.redisStopped, async () => ground.redis?.signal('SIGSTOP'));
  } finally {
    ground.redis?.signal('SIGCONT');
    control.disconnect();
  }
}
