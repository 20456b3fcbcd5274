import { AsyncLocalStorage } from 'node:async_hooks';
import type { Position } from './entry.ts';

/**
 * What the reads inside a loader hand up to it: all their tags, the oldest position, the shortest time for which all of
 * them are still fresh, and may still be kept (ms).
 */
export type Frame = { tags: Set<string>; position: Position; freshMs: number; remainingMs: number };

const slot = Symbol.for('simlane.cache-frames');
const shared: typeof globalThis & { [slot]?: AsyncLocalStorage<Frame> } = globalThis;

/** One for the process: the module may be loaded more than once, the nesting is still one. */
function frames(): AsyncLocalStorage<Frame> {
  shared[slot] ??= new AsyncLocalStorage<Frame>();
  return shared[slot];
}

export const currentFrame = (): Frame | undefined => frames().getStore();

export function runInFrame<T>(frame: Frame, fn: () => Promise<T>): Promise<T> {
  return frames().run(frame, fn);
}

export function handUp(frame: Frame, read: Omit<Frame, 'tags'> & { tags: readonly string[] }): void {
  for (const tag of read.tags) frame.tags.add(tag);
  frame.freshMs = Math.min(frame.freshMs, read.freshMs);
  frame.remainingMs = Math.min(frame.remainingMs, read.remainingMs);
  if (read.position.epoch !== frame.position.epoch) frame.position = { ...frame.position, s: -1 };
  else if (read.position.s < frame.position.s) frame.position = read.position;
}
