import { isCursorShape } from './cursor.ts';

/** Which page of a driver's results. `unknown`: the address asked for one that can't be. */
export type ResultsPlace = { readonly after: string | null; readonly before: string | null; readonly unknown: boolean };
type Given = string | readonly string[] | undefined;

export function parseResultsPlace(given: Readonly<Record<string, Given>>): ResultsPlace {
  const read = (name: 'after' | 'before') => {
    const value = given[name];
    const text = typeof value === 'string' ? value : (value?.at(-1) ?? '');
    return { text, cursor: isCursorShape(text, 'raced') ? text : null };
  };
  const after = read('after');
  const before = read('before');
  return {
    after: after.cursor,
    before: after.cursor === null ? before.cursor : null,
    unknown: (after.text !== '' && after.cursor === null) || (before.text !== '' && before.cursor === null),
  };
}

/** The same out of the path of the visitors' tree: `after!<cursor>`. */
export function parseResultsSegments(segments: readonly string[] | undefined): ResultsPlace {
  const given: Record<string, string> = {};
  for (const segment of (segments ?? []).slice(0, 4)) {
    const [name, value] = segment.split(/[~!]/, 2);
    if ((name === 'after' || name === 'before') && value) given[name] = value;
  }
  return parseResultsPlace(given);
}
