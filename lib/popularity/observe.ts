import { LRUCache } from 'lru-cache';
import type { CacheArg } from '../cache/keys.ts';
import type { Layer } from '../cache/layers.ts';
import { type CacheRuntime, cacheRuntime } from '../cache/runtime.ts';
import { currentRequest } from '../requests/scope.ts';
import { keepPages, keepReads } from './keep.ts';

/** A call of a cached read that anybody may make: what warming and verifying repeat. */
export type PopularRead = { layer: Layer; name: string; args: readonly CacheArg[] };

type Asked<T> = { what: T; times: number };

/** What one visitor alone asked for says something of him: it is not kept. */
const leastTimes = 3;
const remembered = 5_000;

/** Counts in this process which reads and pages are asked for. */
export class Popularity {
  readonly #reads = new LRUCache<string, Asked<PopularRead>>({ max: remembered });
  readonly #pages = new LRUCache<string, Asked<string>>({ max: remembered });

  /** From now on; returns what ends that. */
  observe(runtime: CacheRuntime = cacheRuntime()): () => void {
    const onRead = (read: {
      layer: Layer;
      name: string;
      args: readonly CacheArg[];
      key: string;
      isPersonal: boolean;
    }) => {
      if (read.isPersonal || currentRequest()?.isWarming) return;
      const { layer, name, args } = read;
      increment(this.#reads, read.key, { layer, name, args });
    };
    const onPage = (path: string) => {
      if (!currentRequest()?.isWarming) increment(this.#pages, path, path);
    };
    runtime.observers.add(onRead);
    runtime.pageObservers.add(onPage);
    return () => {
      runtime.observers.delete(onRead);
      runtime.pageObservers.delete(onPage);
    };
  }

  /** Forgets the reads and pages of which `isMeant`. Returns how many. */
  forget(isMeant: (what: unknown) => boolean): number {
    let forgotten = 0;
    for (const asked of [this.#reads, this.#pages]) {
      for (const [key, { what }] of [...asked.entries()]) if (isMeant(what) && asked.delete(key)) forgotten += 1;
    }
    return forgotten;
  }

  get size(): number {
    return this.#reads.size + this.#pages.size;
  }

  /** Adds what was asked for often enough to what all instances know. Throws when Redis is away. */
  async keep(runtime: CacheRuntime = cacheRuntime()): Promise<void> {
    await keepReads(takePopular(this.#reads), runtime);
    await keepPages(takePopular(this.#pages), runtime);
  }
}

function increment<T>(asked: LRUCache<string, Asked<T>>, key: string, what: T & {}): void {
  const known = asked.get(key);
  if (known) known.times += 1;
  else asked.set(key, { what, times: 1 });
}

function takePopular<T>(asked: LRUCache<string, Asked<T>>): (Asked<T> & { key: string })[] {
  const popular = [...asked.entries()].filter(([, { times }]) => times >= leastTimes);
  for (const [key] of popular) asked.delete(key);
  return popular.map(([key, each]) => ({ key, ...each }));
}
