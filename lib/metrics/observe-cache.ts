import type { CacheEvent } from '../cache/reporter.ts';
import type { CacheRuntime } from '../cache/runtime.ts';
import { type Counts, fieldOf } from './counts.ts';
import type { Sightings } from './sightings.ts';

const slowFillMs = 50;

/** Counts what happens in this process' cache, from now on. Returns what ends that. */
export function observeCache({ reporter }: CacheRuntime, counts: Counts, sightings: Sightings): () => void {
  return reporter.listen((event) => note(event, counts, sightings));
}

function note(event: CacheEvent, counts: Counts, sightings: Sightings): void {
  switch (event.type) {
    case 'hit':
      counts.add('total', fieldOf('requests', event.layer, event.tier, event.result));
      counts.add('name', fieldOf(event.layer, event.name, 'hits'));
      counts.addDuration('total', 'lookup', [event.layer, event.tier], event.durationMs);
      return;
    case 'miss':
      counts.add('total', fieldOf('requests', event.layer, 'origin', 'miss'));
      counts.add('total', fieldOf('misses', event.layer, event.cause));
      counts.add('name', fieldOf(event.layer, event.name, 'misses'));
      counts.add('name', fieldOf(event.layer, event.name, event.cause));
      if (event.endedBy !== null) sightings.noteEnding(event.endedBy);
      counts.addDuration('total', 'lookup', [event.layer, 'origin'], event.durationMs);
      return;
    case 'bypass':
      counts.add('total', fieldOf('requests', event.layer, 'origin', 'bypass'));
      counts.add('name', fieldOf(event.layer, event.name, 'bypasses'));
      return;
    case 'fill':
      counts.add('total', fieldOf('fills', event.layer, event.outcome));
      counts.addDuration('total', 'fill', [event.layer], event.durationMs);
      counts.add('name', fieldOf(event.layer, event.name, 'fills'));
      counts.add('name', fieldOf(event.layer, event.name, 'fillUs'), Math.round(event.durationMs * 1_000));
      counts.add('name', fieldOf(event.layer, event.name, 'fillBytes'), event.bytes);
      if (event.durationMs >= slowFillMs) sightings.noteSlowFill(event.layer, event.name, event.durationMs);
      return;
    case 'invalidation':
      counts.add('total', fieldOf('invalidations', event.source, event.ok ? 'done' : 'lost'));
      for (const tag of event.tags) sightings.noteBump(tag);
      return;
    case 'history-lost':
      counts.add('total', fieldOf('histories', event.reason));
      return;
    case 'failure':
      counts.add('total', fieldOf('failures', event.place, event.operation));
      return;
    case 'breaker':
      if (event.state === 'open') counts.add('total', fieldOf('breakers', event.place));
      sightings.noteBreaker(event.place, event.state);
  }
}
