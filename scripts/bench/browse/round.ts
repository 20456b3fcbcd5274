import type { CacheRuntime } from '../../../lib/cache/runtime.ts';
import type { Side } from './layers-switched.ts';
import type { LoadOptions, LoadResult } from './load.ts';
import type { WorkloadName } from './prepare.ts';
import { between, readSite, type SiteCounts } from './site-counts.ts';
import type { Generator } from './start-generator.ts';
import type { Statement, StatementCounter } from './statements.ts';

export type Round = { side: Side; load: LoadResult; statements: Statement[]; site: SiteCounts };

/** Plays sessions, and counts what they cost Postgres and the cache. */
export async function playRound(
  o: { generator: Generator<WorkloadName>; counter: StatementCounter; runtime: CacheRuntime },
  side: Side,
  options: LoadOptions,
): Promise<Round> {
  const before = await readSite(o.runtime);
  await o.counter.reset();
  const load = await o.generator.load('measured', options);
  // Waits for what is done behind the answers, too: instances tell of it a second later.
  const after = await readSite(o.runtime);
  return { side, load, statements: await o.counter.read(), site: between(before, after) };
}
