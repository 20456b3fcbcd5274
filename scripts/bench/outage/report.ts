import { failover, failures } from './failures.ts';
import type { Outcome, Well } from './run.ts';

export type Result = { users: number; seconds: number; well: Well; outcomes: readonly Outcome[] };

/** τ + Δ: how long an instance may go by what it knew. */
const boundMs = 5_250;
const recoveryLimitMs = 2_000;
/** Of an instance that has just lost, and read anew, all it held. */
const heapGrowthLimit = 1.5;

const heads = ['Redis', 'requests', 'failed', 'p50', 'p99', 'uncached p50', 'p99', 'edits', 'lost', 'signed out'];
const moreHeads = ['ended session accepted', 'from cache again', 'wrong pages', 'heap', 'RSS'];

/** In Markdown, as it stands in docs/operations/redis-failures.md. */
export function tableOf({ well, outcomes }: Result): string {
  const columns = [...heads, ...moreHeads];
  const rows = [
    columns,
    columns.map(() => '---'),
    ['well', well.pages.count + well.uncached.count, '', ...timesOf(well)],
    ...outcomes.map((o) => [
      [...failures, failover].find(({ name }) => name === o.name)?.title ?? o.name,
      o.requests,
      o.failed.length,
      ...timesOf(o),
      o.edits,
      o.lost.length,
      o.signedOut,
      ms(o.acceptedMs),
      o.recoveryMs === null ? 'never' : ms(o.recoveryMs),
      o.wrong.length,
      o.memory.heap.map((mb) => `${mb} MB`).join(' → '),
      o.memory.rss.map((mb) => `${mb} MB`).join(' → '),
    ]),
  ];
  return rows.map((row) => `| ${columns.map((_, n) => row[n] ?? '').join(' | ')} |`).join('\n');
}

export function jsonLine(result: Result): string {
  return JSON.stringify({ ...result, broken: verdictOf(result) });
}

/** Every promise that was broken, in words. */
export function verdictOf({ outcomes }: Result): string[] {
  return outcomes.flatMap((o) => {
    const [heapBefore, heapAfter] = o.memory.heap;
    const broken: [boolean, string][] = [
      [o.failed.length > 0, `${o.failed.length} requests failed, such as ${o.failed[0]}`],
      [o.pages.p99 >= o.uncached.p99 * 2, `p99 ${o.pages.p99} ms is not below twice the uncached ${o.uncached.p99} ms`],
      [o.edits === 0, 'nothing was edited'],
      [o.lost.length > 0, `${o.lost.length} edits were lost: ${o.lost[0]}`],
      [o.signedOut > 0, `${o.signedOut} times somebody was signed out`],
      [o.acceptedMs > boundMs, `an ended session was accepted for ${o.acceptedMs} ms`],
      [o.recoveryMs === null || o.recoveryMs > recoveryLimitMs, `recovery took ${o.recoveryMs ?? 'over 20 000'} ms`],
      [o.wrong.length > 0, `${o.wrong.length} pages were wrong afterwards, such as ${o.wrong[0]}`],
      [heapAfter > heapBefore * heapGrowthLimit, `the heap grew from ${heapBefore} to ${heapAfter} MB`],
    ];
    return broken.filter(([is]) => is).map(([, text]) => `- ${o.name}: ${text}`);
  });
}

function timesOf({ pages, uncached }: Well): string[] {
  return [ms(pages.p50), ms(pages.p99), ms(uncached.p50), ms(uncached.p99)];
}

function ms(value: number): string {
  return `${value} ms`;
}
