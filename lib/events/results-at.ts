import { decodeResultPlace } from './cursor.ts';

/** Which page of which session's results; `session` counts from 1, null is the last race. */
export type ResultsAt = {
  readonly session: number | null;
  readonly after: string | null;
  readonly before: string | null;
};
/** `unknown`: the address asked for one that can't be. */
export type ParsedResultsAt = { readonly at: ResultsAt; readonly unknown: boolean };
type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

const names = ['session', 'after', 'before'] as const;

export function parseResultsAt(given: Given): ParsedResultsAt {
  const text = (name: (typeof names)[number]): string => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    return typeof value === 'string' ? value : (value?.at(-1) ?? '');
  };
  const place = (name: 'after' | 'before') => (decodeResultPlace(text(name)) ? text(name) : null);
  const session = /^[1-9][0-9]?$/.test(text('session')) ? Number(text('session')) : null;
  const after = place('after');
  const before = after === null ? place('before') : null;
  return {
    at: { session, after, before },
    unknown:
      (text('session') !== '' && session === null) ||
      (text('after') !== '' && after === null) ||
      (text('before') !== '' && place('before') === null),
  };
}

/** The same out of the path of the visitors' tree: `session~2`, `after!<cursor>`. */
export function parseResultsAtSegments(segments: readonly string[] | undefined): ParsedResultsAt {
  const given: Record<string, string> = {};
  for (const segment of (segments ?? []).slice(0, 4)) {
    const at = segment.search(/[~!]/);
    const name = names.find((known) => known === segment.slice(0, at));
    if (name) given[name] ??= segment.slice(at + 1);
  }
  return parseResultsAt(given);
}

/** The query string of a page of results. */
export function toResultsQuery(at: Partial<ResultsAt>): string {
  const query = new URLSearchParams();
  if (at.session) query.set('session', String(at.session));
  if (at.after) query.set('after', at.after);
  else if (at.before) query.set('before', at.before);
  return query.size === 0 ? '' : `?${query}`;
}
