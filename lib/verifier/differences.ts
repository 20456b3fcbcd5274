import { isDeepStrictEqual } from 'node:util';
import { Packr } from 'msgpackr';

const packr = new Packr({ moreTypes: true });
const mostPaths = 10;

/** Both as they come out of the cache: what can't be stored (prototypes, say) is no difference. */
export function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(stored(a), stored(b));
}

/** Where two values differ, as paths such as `items.3.name`: never the values, which may be of one person. */
export function differingPaths(a: unknown, b: unknown): string[] {
  const found: string[] = [];
  collect(stored(a), stored(b), '', found);
  return found;
}

function collect(a: unknown, b: unknown, path: string, found: string[]): void {
  if (found.length >= mostPaths || isDeepStrictEqual(a, b)) return;
  if (!isContainer(a) || !isContainer(b)) {
    found.push(path === '' ? 'the whole' : path);
    return;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    collect(a[key], b[key], path === '' ? key : `${path}.${key}`, found);
  }
}

const stored = (value: unknown): unknown => packr.unpack(packr.pack(value));

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Map);
}
