import { tag } from '../../drizzle/tags.ts';
import type { CacheRuntime } from '../cache/runtime.ts';
import type { Handlers } from '../instances/ask.ts';
import { isNamedIn, type Names, namesAny } from './match.ts';

/** Something of a process' memory: forgets what names somebody, and says how much it looked at. */
export type Memory = (names: Names) => { looked: number; forgotten: number };

/** Answers `forget` with what this process keeps: decoded entries, users' keys, and `memories`. */
export function forgetInMemory(
  runtime: CacheRuntime,
  memories: readonly Memory[] = [],
): NonNullable<Handlers['forget']> {
  const everything = [entriesOf(runtime), ...memories];
  return async ({ texts, userId }) => {
    const names = namesAny(texts);
    if (userId !== null) runtime.personalRings.forget(tag.user(userId));
    const answers = everything.map((memory) => memory(names));
    return {
      looked: answers.reduce((sum, { looked }) => sum + looked, 0),
      forgotten: answers.reduce((sum, { forgotten }) => sum + forgotten, 0),
    };
  };
}

const entriesOf =
  ({ l1 }: CacheRuntime): Memory =>
  (names) => ({ looked: l1.entries, forgotten: l1.forget(({ value, tags }) => isNamedIn([value, tags], names)) });
