import { cacheRuntime } from '../../cache/index.ts';
import { layerTag } from '../../cache/tags.ts';
import { askInstances } from '../../instances/ask.ts';
import { log } from '../../log/index.ts';
import type { CacheAct } from '../schema.ts';

/** What an act would touch now: entries, and those of them that readers are still given. */
export type CacheEffect = { entries: number; valid: number };

/** It goes through all keys. */
const patienceMs = 10_000;

/**
 * Counts what an act would end, without doing it. A worker counts: web servers may not list keys. Null: no worker runs, it
 * may not either, or it takes too long; or there is nothing to count.
 */
export async function countEffect(act: CacheAct): Promise<CacheEffect | null> {
  if (act.act === 'switch' || act.act === 'drop') return null;
  const tags = act.act === 'clear' ? [layerTag(act.layer)] : act.tags;
  try {
    const { answers } = await askInstances('count', { tags }, { roles: ['worker'], patienceMs }, cacheRuntime());
    return answers[0] ?? null;
  } catch (err) {
    log.warn({ err }, 'what an act on the cache would touch could not be counted');
    return null;
  }
}
