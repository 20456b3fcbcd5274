import type { Capacity, Crowd } from './capacity.ts';
import { figuresOf, p50Reduction, type SideFigures } from './figures.ts';
import type { Side } from './layers-switched.ts';
import type { Round } from './round.ts';
import { reduction, rounded } from './statistics.ts';
import { markdownTable, percent } from './words.ts';

export type Held = Record<Crowd, Record<Side, Capacity>>;
export type Conditions = {
  size: string;
  instances: number;
  users: number;
  seconds: number;
  rounds: number;
  seed: number;
  exponent: number;
  thinkMs: number;
  boundMs: number;
};
export type Report = ReturnType<typeof reportOf>;

/** Reductions and rates as shares of 1. */
export function reportOf(conditions: Conditions, rounds: readonly Round[], held: Held | null) {
  const [cached, uncached] = [figuresOf(rounds, 'cached'), figuresOf(rounds, 'uncached')];
  return {
    sqlPerPageReduction: reduction(uncached.sqlPerPage, cached.sqlPerPage),
    p50Reduction: p50Reduction(rounds),
    hitRatio: cached.views.ratio,
    usersHeldRatio: held && ratio(held.visitors),
    usersHeldRatioMix: held && ratio(held.mix),
    errorRateCached: cached.errorRate,
    errorRateUncached: uncached.errorRate,
    sqlPerPageCached: cached.sqlPerPage,
    sqlPerPageUncached: uncached.sqlPerPage,
    usersHeld: held,
    cached,
    uncached,
    conditions,
  };
}

function ratio({ cached, uncached }: Record<Side, Capacity>): number | null {
  return uncached.users === 0 ? null : rounded(cached.users / uncached.users, 2);
}

/** In Markdown, as it stands in docs/operations/browse.md. */
export function tablesOf(report: Report): string {
  const { cached, uncached, usersHeld: held } = report;
  const rows = [
    ['SQL statements a page', uncached.sqlPerPage, cached.sqlPerPage, percent(-report.sqlPerPageReduction), '−95 %'],
    ['p50, all pages', ms(uncached, 'all', 'p50'), ms(cached, 'all', 'p50'), percent(-report.p50Reduction), '−80 %'],
    ...(['p95', 'p99'] as const).map((p) => [`${p}, all pages`, ms(uncached, 'all', p), ms(cached, 'all', p), '', '']),
    ...(['visitors', 'members'] as const).map((who) => {
      const [before, now] = [uncached.pages[who]?.p50 ?? Number.NaN, cached.pages[who]?.p50 ?? Number.NaN];
      return [`p50, ${who}`, ms(uncached, who, 'p50'), ms(cached, who, 'p50'), percent(-reduction(before, now)), ''];
    }),
    ['hit ratio of whole views', percent(uncached.views.ratio), percent(cached.views.ratio), '', '> 97 %'],
    [
      'requests that failed',
      `${uncached.failed} of ${uncached.requests}`,
      `${cached.failed} of ${cached.requests}`,
      '',
      '0',
    ],
    ...(held
      ? (['visitors', 'mix'] as const).map((crowd) => {
          const times = crowd === 'visitors' ? report.usersHeldRatio : report.usersHeldRatioMix;
          const target = crowd === 'visitors' ? '8 ×' : '';
          return [
            `users held, ${crowd}`,
            held[crowd].uncached.users,
            held[crowd].cached.users,
            `${times ?? '–'} ×`,
            target,
          ];
        })
      : []),
  ];
  return [
    markdownTable(['', 'uncached', 'cached', 'change', 'target'], rows),
    kindsOf(report),
    layersOf(cached),
    routesOf(report),
    missesOf(cached),
  ].join('\n\n');
}

function kindsOf({ cached, uncached }: Report): string {
  const kinds = Object.keys(uncached.pages).filter((kind) => kind.includes(':'));
  const rows = kinds
    .toSorted()
    .map((kind) => [
      kind,
      cached.pages[kind]?.count ?? 0,
      ms(uncached, kind, 'p50'),
      ms(cached, kind, 'p50'),
      ms(cached, kind, 'p95'),
    ]);
  return markdownTable(['page', 'cached pages', 'uncached p50', 'cached p50', 'cached p95'], rows);
}

function layersOf({ site }: SideFigures): string {
  const rows = Object.entries(site.layers).map(([layer, { hits, misses, bypasses, ratio: hitRatio }]) => [
    layer,
    hits,
    misses,
    bypasses,
    percent(hitRatio),
  ]);
  return markdownTable(['layer, while cached', 'hits', 'misses', 'bypasses', 'hit ratio'], rows);
}

/** Where the statements come from: routes that send most of what is left. */
function routesOf({ cached, uncached }: Report): string {
  const each = (side: SideFigures, route: string) => {
    const { requests = 0, queries = 0 } = side.site.routes[route] ?? {};
    return requests === 0 ? '–' : rounded(queries / requests, 2);
  };
  const rows = Object.entries(cached.site.routes)
    .toSorted(([, a], [, b]) => b.queries - a.queries)
    .slice(0, 14)
    .map(([route, { requests, queries }]) => [route, requests, queries, each(uncached, route), each(cached, route)]);
  const heads = ['route', 'cached requests', 'their statements', 'uncached, each', 'cached, each'];
  return markdownTable(heads, rows);
}

function missesOf({ site }: SideFigures): string {
  const rows = Object.entries(site.misses)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 14);
  return markdownTable(['reads that missed while cached', 'times'], rows);
}

function ms({ pages }: SideFigures, kind: string, p: 'p50' | 'p95' | 'p99'): string {
  const value = pages[kind]?.[p];
  return value === undefined ? '–' : `${value} ms`;
}
