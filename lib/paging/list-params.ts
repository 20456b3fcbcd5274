/** What a parameter with a list of values may be; `fallback` stands where it is absent. */
export type Choice<T extends string, F extends T | null> = { is: (value: string) => value is T; fallback: F };
type Choices = Readonly<Record<string, Choice<string, string | null>>>;
type Chosen<C extends Choices> = {
  readonly [K in keyof C]: C[K] extends Choice<infer T, infer F> ? T | F : never;
};
/** A page of a list. At most one of `after` and `before` is set; neither means the first page. */
export type ListParams<C extends Choices> = Chosen<C> & {
  readonly q: string;
  readonly after: string | null;
  readonly before: string | null;
};
export type Parsed<C extends Choices> = {
  readonly params: ListParams<C>;
  /** Known parameters whose values are none of theirs, for a notice. */
  readonly unknown: readonly FilterName<C>[];
};
export type FilterName<C extends Choices> = (keyof C & string) | 'q' | 'after' | 'before';
type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Longest search, in characters (code points) after folding. */
export const searchLength = 64;
const longestValue = 512;
const mostSegments = 16;

export function oneOf<T extends string, F extends T | null>(values: readonly T[], fallback: F): Choice<T, F> {
  return { is: (value): value is T => (values as readonly string[]).includes(value), fallback };
}

/**
 * The parameters of a list's address. Parameters of other names are dropped in silence; a value that is not in the list
 * of a known one is left out and named in `unknown`. Of a repeated parameter the last value counts, as in the rewrites
 * that make a path of it. `isPlace` says whether a cursor is one of the list as it is sorted.
 */
export function listParams<const C extends Choices>(
  choices: C,
  isPlace: (cursor: string, chosen: Chosen<C>) => boolean,
) {
  type Name = FilterName<C>;
  const names = [...Object.keys(choices), 'q', 'after', 'before'].sort() as Name[];
  const first = { ...fallbacks(choices), q: '', after: null, before: null } as ListParams<C>;

  function parse(given: Given): Parsed<C> {
    const unknown: Name[] = [];
    const text = (name: Name): string => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      return (typeof value === 'string' ? value : (value?.at(-1) ?? '')).slice(0, longestValue);
    };
    const pick = (name: Name, isKnown: (value: string) => boolean): string | null => {
      const value = text(name);
      if (value === '') return null;
      if (isKnown(value)) return value;
      unknown.push(name);
      return null;
    };
    const chosen = Object.fromEntries(
      Object.entries(choices).map(([name, { is, fallback }]) => [name, pick(name, is) ?? fallback]),
    ) as Chosen<C>;
    const after = pick('after', (value) => isPlace(value, chosen));
    const before = after === null ? pick('before', (value) => isPlace(value, chosen)) : null;
    return { params: { ...chosen, q: normaliseSearch(text('q')), after, before }, unknown };
  }

  /** The same out of the path of the visitors' tree: `simulator~iracing`, `q!max%20power`, in any order. */
  function parseSegments(segments: readonly string[] | undefined): Parsed<C> {
    const given: Record<string, string> = {};
    for (const segment of (segments ?? []).slice(0, mostSegments)) {
      const at = segment.search(/[~!]/);
      const name = names.find((known) => known === segment.slice(0, at));
      if (name && given[name] === undefined) given[name] = decode(segment.slice(at + 1));
    }
    return parse(given);
  }

  /** The one query string of a page of the list, without what is the default; empty for the first page. */
  function toQuery(params: ListParams<C>): string {
    const query = new URLSearchParams();
    for (const name of names) {
      const value = params[name] as string | null;
      if (value !== null && value !== first[name]) query.set(name, value);
    }
    return query.size === 0 ? '' : `?${query}`;
  }

  /** Whether nothing narrows or reorders the list, whatever page of it is shown. */
  const isWhole = (params: ListParams<C>): boolean => toQuery({ ...params, after: null, before: null }) === '';

  return { first, parse, parseSegments, toQuery, isWhole };
}

/** In one line, in lower case, without what can't be seen, at most 64 characters. */
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

function fallbacks(choices: Choices): Record<string, string | null> {
  return Object.fromEntries(Object.entries(choices).map(([name, { fallback }]) => [name, fallback]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
