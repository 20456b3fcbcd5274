import { lostEdits, wrongPages } from './aftermath.ts';
import { Browser, type Request } from './browser.ts';
import type { Failure } from './failures.ts';
import { type Crowd, ownPaths, startLoad } from './load.ts';
import type { Measurable } from './stage.ts';
import { RevokedSession, untilHits } from './watch.ts';

/** Milliseconds, megabytes and counts; `pages` and `uncached` are of the time between failure and recovery. */
export type Outcome = {
  name: string;
  requests: number;
  failed: string[];
  pages: Times;
  /** At the same time, of the instances with all layers off: other work on the machine is in both. */
  uncached: Times;
  edits: number;
  lost: string[];
  signedOut: number;
  /** How long an ended session was still accepted. */
  acceptedMs: number;
  /** Until both instances answered from the cache again. */
  recoveryMs: number | null;
  wrong: string[];
  memory: { rss: [number, number]; heap: [number, number] };
};
export type Times = { count: number; p50: number; p99: number };
export type Well = { pages: Times; uncached: Times };

const before = 3_000;
const after = 5_000;
/** τ, and some. */
const settleMs = 1_000;
/** The instances of the control ask Redis for sessions, too: what they wait for it must not count as their pace. */
const silenceMs = 1_000;

/** Nothing fails: how long pages take. */
export async function calm(crowd: Crowd, ms: number): Promise<Well> {
  const load = startLoad(crowd);
  await sleep(before);
  const begun = performance.now();
  await sleep(ms);
  await load.stop();
  return timesOf(crowd, load.traffic.requests, begun, begun, performance.now());
}

export async function outage<R>(
  failure: Failure<R>,
  redis: R,
  crowd: Crowd,
  instances: readonly Measurable[],
  ms: number,
): Promise<Outcome> {
  const owner = crowd.people.at(-1);
  if (!owner) throw new Error('nobody is signed in');
  const revoked = await RevokedSession.open(owner, crowd.origins);
  const memoryBefore = await memoryOf(instances);
  const load = startLoad(crowd);
  await sleep(before);

  const struckAt = performance.now();
  await failure.strike(redis);
  let answersAt = performance.now();
  let recovery = failure.heal ? null : untilHits(crowd.origins, answersAt);
  await sleep(ms / 3);
  await revoked.revoke();
  await sleep((ms * 2) / 3);
  if (failure.heal) {
    const answering = failure.answers?.(redis).then(() => performance.now());
    await failure.heal(redis);
    answersAt = (await answering) ?? performance.now();
    recovery = untilHits(crowd.origins, answersAt);
  }
  const recoveryMs = (await recovery) ?? null;
  const recoveredAt = performance.now();
  await sleep(after);
  await load.stop();
  const acceptedMs = await revoked.end();
  await sleep(settleMs);

  const { requests, edits, signedOut } = load.traffic;
  return {
    name: failure.name,
    requests: requests.length,
    failed: requests.flatMap(({ path, failure }) => (failure === undefined ? [] : [`${path}: ${failure}`])),
    ...timesOf(crowd, requests, struckAt, struckAt + silenceMs, recoveredAt),
    edits: edits.filter(({ saved }) => saved).length,
    lost: [
      ...edits.filter(({ saved }) => !saved).map(({ kind, person }) => `${kind} of ${person.handle} was not saved`),
      ...(await lostEdits(edits, crowd.origins)),
    ],
    signedOut: signedOut.length,
    acceptedMs,
    recoveryMs,
    wrong: await wrongPages(crowd.origins, crowd.control[0] ?? '', crowd.paths, crowd.people),
    memory: pair(memoryBefore, await memoryOf(instances)),
  };
}

/** Once through everything: neither a cold process nor a cold cache is what is measured. */
export async function warm({ origins, control, paths, people }: Crowd): Promise<void> {
  for (const origin of [...origins, ...control]) {
    const visitor = new Browser(() => undefined);
    for (const path of paths) await visitor.get(origin, path);
    for (const { cookies, profile } of people) {
      const browser = new Browser(() => undefined, cookies);
      for (const path of [...ownPaths, profile.path]) await browser.get(origin, path);
    }
  }
}

async function memoryOf(instances: readonly Measurable[]): Promise<{ rss: number; heap: number }> {
  const all = await Promise.all(instances.map((instance) => instance.memory()));
  return { rss: Math.max(...all.map(({ rss }) => rss)), heap: Math.max(...all.map(({ heap }) => heap)) };
}

function pair(a: { rss: number; heap: number }, b: { rss: number; heap: number }): Outcome['memory'] {
  return { rss: [a.rss, b.rss], heap: [a.heap, b.heap] };
}

function timesOf(
  { origins, control }: Crowd,
  requests: readonly Request[],
  from: number,
  controlFrom: number,
  until: number,
): Well {
  const pages = requests.filter(({ kind, at }) => kind === 'page' && at <= until);
  return {
    pages: quantiles(pages.filter(({ origin, at }) => origins.includes(origin) && at >= from)),
    uncached: quantiles(pages.filter(({ origin, at }) => control.includes(origin) && at >= controlFrom)),
  };
}

function quantiles(requests: readonly Request[]): Times {
  const times = requests.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0);
  return { count: times.length, p50: at(0.5), p99: at(0.99) };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
