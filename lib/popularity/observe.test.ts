import { expect, test } from 'vitest';
import { createCacheRuntime } from '../cache/runtime.ts';
import { enterRequest } from '../requests/scope.ts';
import { listPopularPages, listPopularReads } from './keep.ts';
import { Popularity } from './observe.ts';

const runtime = createCacheRuntime({
  keyPrefix: 'test',
  redisUrls: null,
  secret: 's'.repeat(32),
  tauMs: 0,
  deltaMs: 5_000,
  hasRelay: false,
  off: [],
});

async function asked(path: string, isWarming: boolean): Promise<void> {
  enterRequest({ id: path, method: 'GET', route: '/', isWarming });
  for (const observe of runtime.pageObservers) observe(path);
  const read = { layer: 'query', name: path, args: [], key: path, isPersonal: false } as const;
  for (const observe of runtime.observers)
    observe({ ...read, dependsOnClock: false, held: null, recompute: async () => null });
}

test('what visitors ask for is popular, what warming asks for is not', async () => {
  const popularity = new Popularity();
  popularity.observe(runtime);
  for (let n = 0; n < 3; n += 1) {
    await asked('/visitor/en', false);
    await asked('/visitor/de', true);
  }
  await popularity.keep(runtime);
  expect(await listPopularPages(10, runtime)).toEqual([{ what: '/visitor/en', times: 3 }]);
  expect((await listPopularReads(10, runtime)).map(({ what }) => what.name)).toEqual(['/visitor/en']);
});
