import type { Place } from './layers.ts';
import type { CacheRuntime } from './runtime.ts';

/** Does `work`; what fails is reported and answered with null, because a cache that fails is a cache that has nothing. */
export async function reported<T>(
  { reporter }: CacheRuntime,
  place: Place,
  operation: 'read' | 'write' | 'lease',
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    reporter.emit({ type: 'failure', place, operation, error });
    return null;
  }
}
