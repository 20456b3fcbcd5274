import { LRUCache } from 'lru-cache';
import type { EntryKey } from '../entries.ts';
import { type Build, readBuild } from './build.ts';
import { BuildOutput } from './build-output.ts';
import { capRememberedCacheControls, rememberedCacheControls } from './cache-controls-cap.ts';
import { keyInRedis, type Slot } from './page-key.ts';

/**
 * What outlives a request. The handler's class is made several times per request, and its file may be loaded twice in
 * one process (Next imports it outside the bundler), so this is one object on globalThis.
 */
export type HandlerState = {
  builds: Map<string, Build>;
  keys: LRUCache<string, EntryKey>;
  /** Paths that may be made up and were asked for once: the second time the answer is stored. */
  askedOnce: LRUCache<string, true>;
  buildOutput: BuildOutput;
};

const slot: { [key: symbol]: unknown } = globalThis as never;
const memo = Symbol.for('simlane.next-handler');
const rememberedKeys = 20_000;
const rememberedOnce = 1_000;

export function handlerState(): HandlerState {
  const known = slot[memo] as HandlerState | undefined;
  if (known) return known;
  const made: HandlerState = {
    builds: new Map(),
    keys: new LRUCache({ max: rememberedKeys }),
    askedOnce: new LRUCache({ max: rememberedOnce }),
    buildOutput: new BuildOutput(),
  };
  slot[memo] = made;
  capRememberedCacheControls();
  return made;
}

export function buildOf(state: HandlerState, serverDistDir: string): Build {
  const known = state.builds.get(serverDistDir);
  if (known) return known;
  const read = readBuild(serverDistDir);
  state.builds.set(serverDistDir, read);
  return read;
}

/** As `keyInRedis`, hashed once per Next key and build. */
export function redisKey(state: HandlerState, serverDistDir: string, nextKey: string, kind: Slot): EntryKey {
  const memoKey = `${kind} ${serverDistDir} ${nextKey}`;
  const known = state.keys.get(memoKey);
  if (known !== undefined) return known;
  const made = keyInRedis(buildOf(state, serverDistDir), nextKey, kind);
  state.keys.set(memoKey, made);
  return made;
}

/** Forgets the paths asked for of which `isMeant`, also Next's own list of them. Returns how many. */
export function forgetPaths(isMeant: (path: string) => boolean): { looked: number; forgotten: number } {
  const { keys, askedOnce } = handlerState();
  const maps = [keys, askedOnce, rememberedCacheControls()].filter((map) => map !== null);
  let forgotten = 0;
  for (const map of maps)
    for (const path of [...map.keys()]) if (isMeant(String(path)) && map.delete(path as never)) forgotten += 1;
  return { looked: maps.reduce((sum, { size }) => sum + size, forgotten), forgotten };
}
