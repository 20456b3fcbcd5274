import { setMaxListeners } from 'node:events';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { PageKind, Session, Step, Workload } from './plan.ts';
import { saveSettings } from './save-settings.ts';
import { type CacheWord, createVisit } from './visit.ts';

/** Where the load goes, and as whom: the cookies of each member. */
export type Target = { origins: readonly string[]; members: readonly Readonly<Record<string, string>>[] };
export type LoadOptions = {
  users: { visitors: number; members: number };
  seconds: number;
  /** Before them, so long everybody is already here and nothing is counted. */
  leadSeconds: number;
  /** Recorded think times are divided by it; null: nobody thinks. */
  thinkDivisor: number | null;
  /** The first session that is played; after the last follows the first. */
  from: number;
};
export type PageSeen = { kind: PageKind; isVisitor: boolean; ms: number; cache: CacheWord };
export type LoadResult = {
  /** Those that were as they must be, and the others. */
  pages: PageSeen[];
  /** All requests, also those of saves. */
  requests: number;
  failed: number;
  /** Some of what went wrong, in words. */
  errors: string[];
  seconds: number;
  /** Of one core, by this process; and how late its timers were at most, but for one in a hundred. */
  cpuShare: number;
  loopDelayMs: number;
};

const mostErrors = 20;

/** People who look at one page after the other, each on whatever instance, until the time is over. */
export async function runLoad(target: Target, workload: Workload, options: LoadOptions): Promise<LoadResult> {
  const { visit, close } = createVisit();
  const result = { pages: [] as PageSeen[], requests: 0, failed: 0, errors: [] as string[] };
  const ending = new AbortController();
  // Everybody who thinks listens.
  setMaxListeners(0, ending.signal);
  const begun = performance.now();
  const countFromMs = begun + options.leadSeconds * 1_000;
  let asked = 0;
  const origin = () => target.origins[asked++ % target.origins.length] ?? '';

  const fail = (error: string) => {
    result.failed += 1;
    if (result.errors.length < mostErrors) result.errors.push(error);
  };
  const look = async (session: Session, step: Step): Promise<void> => {
    const isCounted = performance.now() >= countFromMs;
    const cookies = session.member === null ? null : (target.members[session.member] ?? {});
    if (step.kind === 'save') {
      const { requests, error } = await saveSettings(origin, cookies ?? {});
      if (!isCounted) return;
      result.requests += requests;
      if (error) fail(error);
      return;
    }
    const headers = cookies ? { ...session.headers, cookie: cookieHeader(cookies) } : session.headers;
    const { ms, cache, error } = await visit(origin(), step, headers);
    if (!isCounted) return;
    result.requests += 1;
    if (error) fail(error);
    else result.pages.push({ kind: step.kind, isVisitor: cookies === null, ms, cache });
  };
  const live = async (next: () => Session | undefined, delayMs: number): Promise<void> => {
    await think(delayMs, ending.signal);
    while (!ending.signal.aborted) {
      const session = next();
      if (!session) return;
      for (const step of session.steps) {
        if (ending.signal.aborted) return;
        await look(session, step);
        if (options.thinkDivisor !== null) await think(step.thinkMs / options.thinkDivisor, ending.signal);
      }
    }
  };
  const crowd = (sessions: readonly Session[], count: number) => {
    let at = options.from;
    const next = () => sessions[at++ % sessions.length];
    // Not all at once: nobody has come for the sake of the others.
    const spreadMs = options.thinkDivisor === null ? 0 : 8_000 / options.thinkDivisor;
    return Array.from({ length: count }, (_, n) => live(next, (spreadMs * n) / count));
  };
  const people = [
    ...crowd(workload.visitors, options.users.visitors),
    ...crowd(workload.members, options.users.members),
  ];

  await pause(options.leadSeconds * 1_000);
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  const cpu = process.cpuUsage();
  const from = performance.now();
  await pause(options.seconds * 1_000);
  const used = process.cpuUsage(cpu);
  const elapsedMs = performance.now() - from;
  loop.disable();
  ending.abort();
  await Promise.all(people);
  close();
  return {
    ...result,
    seconds: elapsedMs / 1_000,
    cpuShare: (used.user + used.system) / 1_000 / elapsedMs,
    loopDelayMs: loop.percentile(99) / 1e6,
  };
}

async function think(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}

function cookieHeader(cookies: Readonly<Record<string, string>>): string {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}
