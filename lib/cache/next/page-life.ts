import type { CacheControl } from './next-values.ts';

/** Whole views live at most this long, whatever a page asks for. */
export const maxViewMs = 15 * 60_000;
/** For images and Next's data cache, whose content is addressed by its own key. */
export const maxAssetMs = 24 * 60 * 60_000;

const maxRenewalMs = 30_000;

export type Life = {
  /** From when on one instance renders the entry anew while all still serve it; ms after it was stored. */
  freshMs: number;
  /** When it is gone; ms after it was stored. */
  keepMs: number;
};

/**
 * A view is renewed in the last tenth of its life (30 s at most) instead of after its end: nobody gets it older than
 * its lifetime, and nobody but the one instance that renews it waits.
 */
export function lifeOf(cacheControl: CacheControl | undefined, maxMs: number): Life {
  const seconds = Math.min(
    typeof cacheControl?.revalidate === 'number' ? cacheControl.revalidate : Number.POSITIVE_INFINITY,
    cacheControl?.expire ?? Number.POSITIVE_INFINITY,
  );
  const keepMs = Math.max(1, Math.min(maxMs, seconds * 1000));
  return { keepMs, freshMs: keepMs - Math.min(maxRenewalMs, keepMs / 10) };
}

/** Next compares this with its own clock, so ages measured by Redis are counted back from that. */
export function nextNowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** The moment to report so that Next serves the entry as it is. Redis has decided already that it may be served. */
export function modifiedWhenFresh(ageMs: number, cacheControl: CacheControl | undefined): number {
  const limit = lifeOf(cacheControl, maxAssetMs).freshMs;
  return nextNowMs() - Math.max(0, Math.min(ageMs, limit));
}

/** The moment to report so that Next serves the entry and renders it anew in the background. */
export function modifiedWhenDue(cacheControl: CacheControl): number {
  const revalidate = typeof cacheControl.revalidate === 'number' ? cacheControl.revalidate : 0;
  return nextNowMs() - revalidate * 1000 - 1;
}
