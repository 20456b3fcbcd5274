import type { Period, Read, Source, Write } from './history.ts';
import { createJudge, type Violation } from './judge.ts';
import type { Ledger } from './ledger.ts';
import { outsideBoundMs, type Plan } from './plan.ts';

/** The last line of a run. */
export type Summary = {
  reads: number;
  bySource: Readonly<Record<Source, number>>;
  writes: number;
  violations: number;
  maxStalenessMs: number;
  boundMs: number;
};
export type Result = {
  summary: Summary;
  violations: Violation[];
  /** Answered from what is stored although no relay had worked for longer than Δ. */
  notBypassed: number;
  failures: number;
  text: string;
};

const buckets = [0, 10, 50, 100, 250, 500, 1_000, 2_500, 5_250, Number.POSITIVE_INFINITY];
const shownViolations = 10;
const stored: ReadonlySet<Source> = new Set(['l1', 'l2', 'httpHit', 'httpStale']);

export function judgeRun(plan: Plan, ledger: Ledger, withoutRelay: readonly Period[]): Result {
  const boundMs = outsideBoundMs(plan);
  const judge = createJudge(ledger.writes, ledger.unreachable, boundMs);
  const bySource: Record<Source, number> = {
    ...{ l1: 0, l2: 0, fill: 0, bypass: 0 },
    ...{ httpHit: 0, httpStale: 0, httpMiss: 0, httpDynamic: 0 },
  };
  const counts = buckets.map(() => 0);
  const violations: Violation[] = [];
  let maxStalenessMs = 0;
  for (const read of ledger.reads) {
    const verdict = judge(read);
    bySource[read.source] += 1;
    // A page that is too old is one violation, however much of it is.
    violations.push(...verdict.violations.slice(0, 1));
    maxStalenessMs = Math.max(maxStalenessMs, verdict.stalenessMs);
    const bucket = buckets.findIndex((most) => verdict.stalenessMs <= most);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const summary = {
    reads: ledger.reads.length,
    bySource,
    writes: ledger.writes.filter(({ committedMs }) => committedMs !== null).length,
    violations: violations.length,
    maxStalenessMs: Math.round(maxStalenessMs),
    boundMs,
  };
  // The heartbeat is as old as the last look, which ended at most τ before the right to look was taken.
  const blind = withoutRelay.map(({ fromMs, toMs }) => ({ fromMs: fromMs + boundMs, toMs }));
  const blindReads = ledger.reads.filter(({ beganMs }) =>
    blind.some(({ fromMs, toMs }) => beganMs > fromMs && beganMs < toMs),
  );
  const notBypassed = blindReads.filter(({ source }) => stored.has(source)).length;
  const text = [
    ...sourceLines(summary),
    ...writeLines(ledger.writes),
    ...relayLines(blindReads, notBypassed),
    ...histogram(counts, summary.reads),
    ...failureLines(ledger.failures),
    ...violationLines(violations),
  ].join('\n');
  return { summary, violations, notBypassed, failures: ledger.failures.length, text };
}

export const bypassShare = ({ bySource, reads }: Summary): number => (reads === 0 ? 0 : bySource.bypass / reads);

function sourceLines({ bySource, reads }: Summary): string[] {
  const share = (n: number) => `${((100 * n) / Math.max(1, reads)).toFixed(1)} %`;
  const http = bySource.httpHit + bySource.httpStale + bySource.httpMiss + bySource.httpDynamic;
  return [
    `${reads} reads, ${share(http)} of them pages over HTTP`,
    ...Object.entries(bySource).map(([source, n]) => `  ${source.padEnd(12)}${String(n).padStart(9)}  ${share(n)}`),
  ];
}

function writeLines(writes: readonly Write[]): string[] {
  const committed = writes.filter(({ committedMs }) => committedMs !== null);
  const raw = committed.filter(({ via }) => via === 'raw').length;
  return [
    `${committed.length} rows written, ${raw} of them by raw SQL; ${writes.length - committed.length} writes failed`,
  ];
}

function relayLines(reads: readonly Read[], notBypassed: number): string[] {
  if (reads.length === 0) return [];
  return [
    `${reads.length} reads while no relay had worked for longer than Δ, ${notBypassed} of them from what is stored`,
  ];
}

function histogram(counts: readonly number[], reads: number): string[] {
  const widest = Math.max(1, ...counts);
  return [
    'how stale what was read was, in ms',
    ...counts.map((count, n) => {
      const label = Number.isFinite(buckets[n]) ? `≤ ${buckets[n]}` : 'more';
      const bar = '█'.repeat(Math.ceil((40 * count) / widest));
      return `  ${label.padEnd(8)}${String(count).padStart(9)}  ${((100 * count) / Math.max(1, reads)).toFixed(2).padStart(6)} %  ${bar}`;
    }),
  ];
}

function failureLines(failures: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const failure of failures) counts.set(failure, (counts.get(failure) ?? 0) + 1);
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 5);
  return [`${failures.length} requests failed`, ...most.map(([what, n]) => `  ${n} × ${what}`)];
}

function violationLines(violations: readonly Violation[]): string[] {
  const kinds = [...new Set(violations.map(({ kind }) => kind))];
  const total = kinds.map((kind) => `${violations.filter((one) => one.kind === kind).length} ${kind}`).join(', ');
  return [
    `${violations.length} violations${total ? ` (${total})` : ''}`,
    ...violations.slice(0, shownViolations).map((one) => `  ${lineOf(one)}`),
  ];
}

function lineOf({ kind, read, key, seenVersion, missed, ageMs }: Violation): string {
  const what = missed
    ? `not ${missed.version}, written by ${missed.via} ${Math.round(ageMs)} ms before`
    : 'never written';
  return `${kind}: ${read.what} on ${read.instance} from ${read.source} at ${atOf(read)} gave ${key} version ${seenVersion}, ${what}${read.tags.length > 0 ? `; tags ${read.tags.join(' ')}` : ''}`;
}

const atOf = ({ beganMs, endedMs }: Read) => `${Math.round(beganMs)} (+${Math.round(endedMs - beganMs)}) ms`;
