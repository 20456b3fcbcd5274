import { AsyncLocalStorage } from 'node:async_hooks';
import type { Source } from './history.ts';

type Observed = { source: Source | null; tags: readonly string[]; cutOff: boolean };

const scope = new AsyncLocalStorage<Observed>();

/** Where a read's answer came from: the first that the cache said in its course is about the outermost entry. */
export async function observe<T>(read: () => Promise<T>): Promise<Observed & { value: T; source: Source }> {
  const observed: Observed = { source: null, tags: [], cutOff: false };
  const value = await scope.run(observed, read);
  return { ...observed, value, source: observed.source ?? 'fill' };
}

export function noteSource(source: Source): void {
  const observed = scope.getStore();
  if (observed) observed.source ??= source;
}

export function noteTags(tags: readonly string[]): void {
  const observed = scope.getStore();
  if (observed) observed.tags = tags;
}

export function noteCutOff(): void {
  const observed = scope.getStore();
  if (observed) observed.cutOff = true;
}
