import { withQueryCount } from '../../lib/db/client.ts';

/** A read, and the same at the end of its list. `last` finds that end, which is not measured, and returns the read. */
export type Read = { name: string; first: () => Promise<unknown>; last?: () => Promise<() => Promise<unknown>> };
/** Milliseconds. `queries`: the most that one run sent. */
export type Timing = { p50: number; p95: number; queries: number };
export type Measured = { name: string; first: Timing; last: Timing | null };

const warmUps = 3;

export async function measure({ name, first, last }: Read, runs: number): Promise<Measured> {
  return { name, first: await time(first, runs), last: last ? await time(await last(), runs) : null };
}

async function time(read: () => Promise<unknown>, runs: number): Promise<Timing> {
  for (let n = 0; n < warmUps; n += 1) await read();
  const times: number[] = [];
  let queries = 0;
  for (let n = 0; n < runs; n += 1) {
    const begun = performance.now();
    const counted = await withQueryCount(read);
    times.push(performance.now() - begun);
    queries = Math.max(queries, counted.queries);
  }
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), queries };
}

function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return Math.round(value * 100) / 100;
}
