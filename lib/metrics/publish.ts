import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Unavailable } from '../cache/breaker.ts';
import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { log } from '../log/index.ts';
import { Counts, type Taken } from './counts.ts';
import { type Instance, silentAfterMs } from './instances.ts';
import { observeCache } from './observe-cache.ts';
import { lifeSeconds, metricKeys } from './places.ts';
import { Sightings } from './sightings.ts';
import { metricStore } from './store.ts';

export type Publishing = {
  counts: Counts;
  sightings: Sightings;
  publish: () => Promise<void>;
  stop: () => Promise<void>;
};
export type PublishOptions = {
  role: Instance['role'];
  build: string;
  leadsRelay: () => boolean;
  /** Called after each publishing that worked: once a second, outside of any request, with this instance's id. */
  afterwards?: (instanceId: string) => Promise<void>;
};

type LoopDelay = ReturnType<typeof monitorEventLoopDelay>;

const slot = Symbol.for('simlane.metrics');
const shared: typeof globalThis & { [slot]?: Publishing } = globalThis;
const outsideRequests = AsyncLocalStorage.snapshot();

const everyMs = 1_000;
const keptTags = 1_000;
const keptSlowFills = 50;

/** Where this process counts; undefined in tools, which do not. */
export const processCounts = (): Counts | undefined => shared[slot]?.counts;

/** Counts what this process does, and adds it once a second to the counts of all. Once a process. */
export function beginMetrics(options: PublishOptions, runtime = cacheRuntime()): void {
  shared[slot] ??= outsideRequests(() => startPublishing(options, runtime));
}

/** Adds what was counted until now. Never throws. */
export async function publishMetrics(): Promise<void> {
  await shared[slot]?.publish();
}

/** Publishes once more, takes this instance off the list, and ends. */
export async function endMetrics(): Promise<void> {
  const held = shared[slot];
  delete shared[slot];
  await held?.stop();
}

/** As `beginMetrics`, for a runtime that is not the process' only one. */
export function startPublishing(options: PublishOptions, runtime: CacheRuntime): Publishing {
  const counts = new Counts();
  const sightings = new Sightings();
  const endObserving = observeCache(runtime, counts, sightings);
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  const self = { ...options, id: randomUUID(), startedAtMs: Date.now() };
  let pending: Batch | null = null;
  let isFailing = false;
  const publish = async () => {
    try {
      // Nobody may have asked for a while: what this instance says of itself is then old.
      await runtime.mirror.ensureFresh();
      pending ??= { id: randomUUID(), atMs: runtime.mirror.nowMs(), taken: counts.take() };
      await add(runtime, pending);
      pending = null;
      await addSightings(runtime, sightings);
      await present(runtime, snapshotOf(runtime, self, sightings, loop));
      loop.reset();
      if (isFailing) log.info('metrics are published again');
      isFailing = false;
    } catch (err) {
      if (!isFailing && !(err instanceof Unavailable))
        log.warn({ err }, 'metrics can not be published: they are kept until they can');
      isFailing = true;
    }
  };
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const round = async () => {
    await publish();
    // It needs Redis as well, and that Redis is away has been said.
    if (!isFailing) {
      await options.afterwards?.(self.id).catch((err: unknown) => log.error({ err }, 'what follows publishing failed'));
    }
    if (!isEnded) timer = setTimeout(() => void round(), everyMs).unref();
  };
  timer = setTimeout(() => void round(), everyMs).unref();
  return {
    counts,
    sightings,
    publish,
    async stop() {
      isEnded = true;
      clearTimeout(timer);
      endObserving();
      loop.disable();
      await publish();
      await metricStore(runtime)
        .deleteFields(metricKeys(runtime.keyPrefix).instances, [self.id])
        .catch(() => log.warn('this instance stays on the list of instances until it is missed'));
    },
  };
}

/** What was counted until `atMs`, and the name under which it is added once, however often it is tried. */
type Batch = { id: string; atMs: number; taken: Taken };

async function add(runtime: CacheRuntime, { id, atMs, taken }: Batch): Promise<void> {
  const keys = metricKeys(runtime.keyPrefix);
  await metricStore(runtime).count(keys.marker(id), [
    { key: keys.totals, lifeSeconds: lifeSeconds.totals, counts: taken.total },
    { key: keys.routes, lifeSeconds: lifeSeconds.totals, counts: taken.route },
    { key: keys.names(atMs), lifeSeconds: lifeSeconds.day, counts: taken.name },
    { key: keys.history('minute', atMs), lifeSeconds: lifeSeconds.minute, counts: taken.total },
    { key: keys.history('fiveMinutes', atMs), lifeSeconds: lifeSeconds.fiveMinutes, counts: taken.total },
  ]);
}

async function addSightings(runtime: CacheRuntime, sightings: Sightings): Promise<void> {
  const store = metricStore(runtime);
  const keys = metricKeys(runtime.keyPrefix);
  const nowMs = runtime.mirror.nowMs();
  const { bumped, ending, slow } = sightings.take();
  const options = { most: keptTags, by: 'adding', lifeSeconds: lifeSeconds.day } as const;
  await store.score(keys.bumpedTags(nowMs), [...bumped], options);
  await store.score(keys.endingTags(nowMs), [...ending], options);
  const slowest = slow.map((fill) => [JSON.stringify(fill), fill.durationMs] as const);
  await store.score(keys.slowFills(nowMs), slowest, { ...options, most: keptSlowFills, by: 'setting' });
}

async function present(runtime: CacheRuntime, instance: Instance): Promise<void> {
  const store = metricStore(runtime);
  const { instances } = metricKeys(runtime.keyPrefix);
  await store.setField(instances, instance.id, JSON.stringify(instance), lifeSeconds.instances);
  const [others = {}] = await store.hashes([instances]);
  const gone = Object.entries(others).filter(([, text]) => {
    const { seenAtMs } = JSON.parse(text) as Instance;
    return instance.seenAtMs - seenAtMs > 6 * silentAfterMs;
  });
  await store.deleteFields(
    instances,
    gone.map(([id]) => id),
  );
}

function snapshotOf(
  { mirror, l1 }: CacheRuntime,
  self: PublishOptions & { id: string; startedAtMs: number },
  sightings: Sightings,
  loop: LoopDelay,
): Instance {
  const { rss, heapUsed } = process.memoryUsage();
  return {
    id: self.id,
    role: self.role,
    host: hostname(),
    pid: process.pid,
    build: self.build,
    startedAtMs: self.startedAtMs,
    seenAtMs: Math.round(mirror.nowMs()),
    position: mirror.position?.s ?? null,
    mirrorAgeMs: Math.round(mirror.ageMs),
    leadsRelay: self.leadsRelay(),
    relayLagMs: roundedOrNull(mirror.relayLagMs()),
    l1: { entries: l1.entries, bytes: l1.bytes },
    openBreakers: sightings.openBreakers,
    rssBytes: rss,
    heapBytes: heapUsed,
    loopDelayMs: Math.round(loop.percentile(99) / 1e6),
  };
}

const roundedOrNull = (value: number | null): number | null => (value === null ? null : Math.round(value));
