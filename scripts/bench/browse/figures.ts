import type { Side } from './layers-switched.ts';
import type { PageSeen } from './load.ts';
import type { Round } from './round.ts';
import { type SiteCounts, sumOf } from './site-counts.ts';
import { median, reduction, rounded, share, type Times, timesOf } from './statistics.ts';

/** Stored pages as the generator saw them: `made` were made for their request, though they should have been stored. */
export type ViewCounts = { hits: number; stale: number; misses: number; made: number; ratio: number | null };
export type SideFigures = {
  requests: number;
  failed: number;
  errorRate: number;
  errors: string[];
  statements: number;
  sqlPerPage: number;
  /** Of all pages, of visitors', of members', and of each kind. */
  pages: Record<string, Times>;
  /** p50 of all pages, round by round: how much the machine wavered. */
  p50OfRounds: number[];
  views: ViewCounts;
  site: SiteCounts;
  topStatements: { text: string; perPage: number }[];
  generatorCpu: number;
  generatorDelayMs: number;
};

export function figuresOf(rounds: readonly Round[], side: Side): SideFigures {
  const own = rounds.filter((round) => round.side === side);
  const pages = own.flatMap(({ load }) => load.pages);
  const sum = (of: (round: Round) => number) => own.reduce((total, round) => total + of(round), 0);
  const requests = sum(({ load }) => load.requests);
  const failed = sum(({ load }) => load.failed);
  const calls = new Map<string, number>();
  for (const { text, calls: times } of own.flatMap(({ statements }) => statements)) {
    calls.set(text, (calls.get(text) ?? 0) + times);
  }
  const statements = [...calls.values()].reduce((total, times) => total + times, 0);
  return {
    requests,
    failed,
    errorRate: share(failed, requests) ?? 0,
    errors: own.flatMap(({ load }) => load.errors).slice(0, 10),
    statements,
    sqlPerPage: requests === 0 ? 0 : rounded(statements / requests, 3),
    pages: timesByKind(pages),
    p50OfRounds: own.map(({ load }) => timesOf(load.pages.map(({ ms }) => ms)).p50),
    views: viewsOf(pages),
    site: sumOf(own.map(({ site }) => site)),
    topStatements: [...calls]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 12)
      .map(([text, times]) => ({
        text: text.replace(/\s+/g, ' ').slice(0, 160),
        perPage: rounded(times / requests, 3),
      })),
    generatorCpu: rounded(median(own.map(({ load }) => load.cpuShare)), 2),
    generatorDelayMs: rounded(median(own.map(({ load }) => load.loopDelayMs)), 1),
  };
}

export function viewsOf(pages: readonly PageSeen[]): ViewCounts {
  const visitors = pages.filter(({ isVisitor }) => isVisitor);
  const of = (word: PageSeen['cache']) => visitors.filter(({ cache }) => cache === word).length;
  const [hits, stale, misses, made] = [of('HIT'), of('STALE'), of('MISS'), of('')];
  return { hits, stale, misses, made, ratio: share(hits + stale, visitors.length) };
}

/** The median of what each pair of rounds saved: other work on the machine is in both of a pair. */
export function p50Reduction(rounds: readonly Round[]): number {
  const p50 = (side: Side) =>
    rounds.filter((round) => round.side === side).map(({ load }) => timesOf(load.pages.map(({ ms }) => ms)).p50);
  const [cached, uncached] = [p50('cached'), p50('uncached')];
  return rounded(median(cached.map((now, n) => reduction(uncached[n] ?? Number.NaN, now))), 4);
}

export function timesByKind(pages: readonly PageSeen[]): Record<string, Times> {
  const groups: [string, PageSeen[]][] = [
    ['all', [...pages]],
    ['visitors', pages.filter(({ isVisitor }) => isVisitor)],
    ['members', pages.filter(({ isVisitor }) => !isVisitor)],
    ...Map.groupBy(pages, ({ kind, isVisitor }) => `${isVisitor ? 'visitor' : 'member'}: ${kind}`),
  ];
  return Object.fromEntries(
    groups.filter(([, group]) => group.length > 0).map(([name, group]) => [name, timesOf(group.map(({ ms }) => ms))]),
  );
}
