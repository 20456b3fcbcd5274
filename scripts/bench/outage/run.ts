import { lostEdits, wrongPages } from './aftermath.ts';
import type { Request } from './browser.ts';
import type { Failure } from './failures.ts';
import { type Crowd, startLoad } from './load.ts';
import type { Measurable, Stage } from './stage.ts';
import { RevokedSession, untilHits } from './watch.ts';

/** Milliseconds, megabytes and counts; `pages` and `p…` are of the time between failure and recovery. */
export type Outcome = {
  name: string;
  requests: number;
  failed: string[];
  p50: number;
  p99: number;
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
export type Times = { p50: number; p99: number; requests: number; perSecond: number };

const before = 3_000;
const after = 5_000;
/** τ, and some. */
const settleMs = 1_000;

/** Nothing fails: how long pages take. */
export async function calm(crowd: Crowd, ms: number): Promise<Times> {
  const load = startLoad(crowd);
  await sleep(before);
  const begun = performance.now();
  await sleep(ms);
  const pages = load.traffic.requests.filter(({ at, kind }) => at >= begun && kind === 'page');
  const perSecond = Math.round((pages.length * 10_000) / ms) / 10;
  await load.stop();
  return { ...quantiles(pages), requests: pages.length, perSecond };
}

export async function outage(
  failure: Failure,
  stage: Stage,
  crowd: Crowd,
  [instances, fresh]: readonly [readonly Measurable[], string],
  ms: number,
): Promise<Outcome> {
  const owner = crowd.people.at(-1);
  if (!owner) throw new Error('nobody is signed in');
  const revoked = await RevokedSession.open(owner, crowd.origins);
  const memoryBefore = await memoryOf(instances);
  const load = startLoad(crowd);
  await sleep(before);

  const struckAt = performance.now();
  await failure.strike(stage.redis);
  let answersAt = performance.now();
  let recovery = failure.heal ? null : untilHits(crowd.origins, answersAt);
  await sleep(ms / 3);
  await revoked.revoke();
  await sleep((ms * 2) / 3);
  if (failure.heal) {
    await failure.heal(stage.redis);
    await stage.redis.admin.ping();
    answersAt = performance.now();
    recovery = untilHits(crowd.origins, answersAt);
  }
  const recoveryMs = (await recovery) ?? null;
  const recoveredAt = performance.now();
  await sleep(after);
  await load.stop();
  const acceptedMs = await revoked.end();
  await sleep(settleMs);

  const { requests, edits, signedOut } = load.traffic;
  const during = requests.filter(({ at, kind }) => kind === 'page' && at >= struckAt && at <= recoveredAt);
  return {
    name: failure.name,
    requests: requests.length,
    failed: requests.flatMap(({ path, failure }) => (failure === undefined ? [] : [`${path}: ${failure}`])),
    ...quantiles(during),
    edits: edits.filter(({ saved }) => saved).length,
    lost: [
      ...edits.filter(({ saved }) => !saved).map(({ kind, person }) => `${kind} of ${person.handle} was not saved`),
      ...(await lostEdits(edits, crowd.origins)),
    ],
    signedOut: signedOut.length,
    acceptedMs,
    recoveryMs,
    wrong: await wrongPages(crowd.origins, fresh, crowd.paths, crowd.people),
    memory: pair(memoryBefore, await memoryOf(instances)),
  };
}

async function memoryOf(instances: readonly Measurable[]): Promise<{ rss: number; heap: number }> {
  const all = await Promise.all(instances.map((instance) => instance.memory()));
  return { rss: Math.max(...all.map(({ rss }) => rss)), heap: Math.max(...all.map(({ heap }) => heap)) };
}

function pair(a: { rss: number; heap: number }, b: { rss: number; heap: number }): Outcome['memory'] {
  return { rss: [a.rss, b.rss], heap: [a.heap, b.heap] };
}

function quantiles(requests: readonly Request[]): { p50: number; p99: number } {
  const times = requests.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
