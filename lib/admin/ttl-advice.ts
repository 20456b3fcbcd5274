import type { NamedReads } from '../metrics/read.ts';

/**
 * What a read's own numbers suggest. `longer`: it mostly ends by time, not by change, so a longer life would save loads;
 * `tags`: it is ended by changes more often than it is read; `needless`: it is made more often than it is used;
 * `memory`: Redis drops it.
 */
export type TtlAdvice = {
  layer: string;
  name: string;
  advice: 'longer' | 'tags' | 'needless' | 'memory';
  /** The numbers it rests on. */
  hits: number;
  misses: number;
  /** Misses of the kind that matters here. */
  because: number;
  /** What making it took meanwhile, in ms. */
  spentMs: number;
};

/** Fewer say nothing. */
const leastMisses = 20;
const mostly = 0.6;

/** The dearest first: what is mended there saves most. */
export function ttlAdvice(names: readonly NamedReads[]): TtlAdvice[] {
  return names
    .flatMap((each): TtlAdvice[] => {
      const { layer, name, hits, misses, causes, fillMs } = each;
      if (layer === 'session' || misses < leastMisses) return [];
      const base = { layer, name, hits, misses, spentMs: fillMs };
      const of = (cause: keyof typeof causes) => causes[cause] / misses;
      if (of('evicted') > 1 - mostly) return [{ ...base, advice: 'memory', because: causes.evicted }];
      if (hits < misses) {
        if (of('invalidated') > mostly) return [{ ...base, advice: 'tags', because: causes.invalidated }];
        return [{ ...base, advice: 'needless', because: misses }];
      }
      return of('expired') > mostly ? [{ ...base, advice: 'longer', because: causes.expired }] : [];
    })
    .toSorted((a, b) => b.spentMs - a.spentMs);
}
