import { readBuildId } from '../cache/next/build.ts';
import { leadsRelay } from '../db/relay.ts';
import { Popularity } from '../popularity/observe.ts';
import { beginMetrics } from './publish.ts';

/** Publishings between two at which popularity is kept. */
const popularityEvery = 10;

/** Counts what this web server does, and what is asked of it, from now on. */
export function countWebServer(): void {
  const popularity = new Popularity();
  popularity.observe();
  let rounds = 0;
  beginMetrics({
    role: 'web',
    build: readBuildId(`${process.cwd()}/.next/server`),
    leadsRelay,
    async afterwards() {
      rounds += 1;
      if (rounds % popularityEvery === 0) await popularity.keep();
    },
  });
}
