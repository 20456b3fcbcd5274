import { failures } from './failures.ts';
import type { Outcome, Times } from './run.ts';

export type Result = { users: number; seconds: number; uncached: Times; cached: Times; outcomes: readonly Outcome[] };

/** τ + Δ: how long an instance may go by what it knew. */
const boundMs = 5_250;
const recoveryLimitMs = 2_000;
/** Of an instance that has just lost, and read anew, all it held. */
const heapGrowthLimit = 1.5;

const heads = ['Redis', 'requests', 'failed', 'p50', 'p99', 'edits', 'lost', 'signed out', 'ended session accepted'];
const moreHeads = ['back from cache', 'wrong pages', 'heap before → after', 'RSS before → after'];

/** In Markdown, as it stands in docs/operations/redis-failures.md. */
export function tableOf({ uncached, cached, outcomes }: Result): string {
  const columns = [...heads, ...moreHeads];
  const calmRow = (title: string, { requests, p50, p99 }: Times) => [title, requests, '', ms(p50), ms(p99)];
  const rows = [
    columns,
    columns.map(() => '---'),
    calmRow('well, all layers off', uncached),
    calmRow('well', cached),
    ...outcomes.map((o) => [
      failures.find(({ name }) => name === o.name)?.title ?? o.name,
      o.requests,
      o.failed.length,
      ms(o.p50),
      ms(o.p99),
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
export function verdictOf({ uncached, outcomes }: Result): string[] {
  return outcomes.flatMap((o) => {
    const [heapBefore, heapAfter] = o.memory.heap;
    const broken: [boolean, string][] = [
      [o.failed.length > 0, `${o.failed.length} requests failed, such as ${o.failed[0]}`],
      [o.p99 >= uncached.p99 * 2, `p99 ${o.p99} ms is not below twice the uncached ${uncached.p99} ms`],
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

function ms(value: number): string {
  return `${value} ms`;
}
