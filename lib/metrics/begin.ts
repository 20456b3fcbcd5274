import { cacheRuntime } from '../cache/index.ts';
import { readBuildId } from '../cache/next/build.ts';
import { forgetPaths } from '../cache/next/handler-state.ts';
import { leadsRelay } from '../db/relay.ts';
import { isNamedIn } from '../erasure/match.ts';
import { forgetInMemory } from '../erasure/memory.ts';
import { answerQuestions } from '../instances/ask.ts';
import { Popularity } from '../popularity/observe.ts';
import { beginMetrics } from './publish.ts';

/** Publishings between two at which popularity is kept. */
const popularityEvery = 10;

/** Counts what this web server does, and what is asked of it, from now on. */
export function countWebServer(): void {
  const popularity = new Popularity();
  popularity.observe();
  const runtime = cacheRuntime();
  const forget = forgetInMemory(runtime, [
    forgetPaths,
    (names) => ({ looked: popularity.size, forgotten: popularity.forget((what) => isNamedIn(what, names)) }),
  ]);
  const answer = answerQuestions(runtime, { forget });
  let rounds = 0;
  beginMetrics({
    role: 'web',
    build: readBuildId(`${process.cwd()}/.next/server`),
    leadsRelay,
    async afterwards(instanceId) {
      await answer(instanceId);
      rounds += 1;
      if (rounds % popularityEvery === 0) await popularity.keep();
    },
  });
}
