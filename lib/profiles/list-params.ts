import { isCursorShape } from './cursor.ts';
import { isSimulatorSlug, type SimulatorSlug } from './simulators.ts';

export const profileSorts = ['recent', 'name', 'rating'] as const;
export type ProfileSort = (typeof profileSorts)[number];
export const searchLength = 64;

/** A page of the list. At most one of `after` and `before` is set; neither means the first page. */
export type ProfileListParams = {
  readonly q: string;
  readonly simulator: SimulatorSlug | null;
  readonly sort: ProfileSort;
  readonly after: string | null;
  readonly before: string | null;
};
export type FilterName = 'q' | 'simulator' | 'sort' | 'after' | 'before';
export type ParsedListParams = { readonly params: ProfileListParams; readonly unknown: readonly FilterName[] };
type Given = string | readonly string[] | undefined;

export const firstPage: ProfileListParams = { q: '', simulator: null, sort: 'recent', after: null, before: null };
const names = ['after', 'before', 'q', 'simulator', 'sort'] as const satisfies readonly FilterName[];

/**
 * Reads the query of `/profiles`. Parameters of other names are dropped in silence; a value that is not in the list of
 * a known one is left out and named in `unknown`, for a notice. Of a repeated parameter the last value counts,
 * as in the rewrites that make a path of it.
 */
export function parseListParams(given: Readonly<Record<string, Given>>): ParsedListParams {
  const unknown: FilterName[] = [];
  const text = (name: FilterName): string => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    return (typeof value === 'string' ? value : (value?.at(-1) ?? '')).slice(0, 512);
  };
  const pick = <T extends string>(name: FilterName, isKnown: (value: string) => value is T): T | null => {
    const value = text(name);
    if (value === '') return null;
    if (isKnown(value)) return value;
    unknown.push(name);
    return null;
  };

  const q = normaliseSearch(text('q'));
  const simulator = pick('simulator', isSimulatorSlug);
  const sort = pick('sort', isSort) ?? 'recent';
  const isCursor = (value: string): value is string => isCursorShape(value, sort);
  const after = pick('after', isCursor);
  const before = after === null ? pick('before', isCursor) : null;
  return { params: { q, simulator, sort, after, before }, unknown };
}

/** The same out of the path of the visitors' tree: `simulator~iracing`, `q!max%20power`, in any order. */
export function parseListSegments(segments: readonly string[] | undefined): ParsedListParams {
  const given: Record<string, string> = {};
  for (const segment of (segments ?? []).slice(0, 16)) {
    const at = segment.search(/[~!]/);
    const name = names.find((known) => known === segment.slice(0, at));
    if (name && given[name] === undefined) given[name] = decode(segment.slice(at + 1));
  }
  return parseListParams(given);
}

/** The one query string of a page of the list, without what is the default; empty for the first page. */
export function toListQuery(params: ProfileListParams): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = params[name];
    if (value !== null && value !== firstPage[name]) query.set(name, value);
  }
  return query.size === 0 ? '' : `?${query}`;
}

/** At most 64 characters (code points) after folding, in one line and without what can't be seen. */
export function normaliseSearch(text: string): string {
  const folded = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\uFFFD]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  return [...folded].slice(0, searchLength).join('').trim();
}

function isSort(value: string): value is ProfileSort {
  return (profileSorts as readonly string[]).includes(value);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
