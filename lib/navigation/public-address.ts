import { isLocale, type Locale } from '../i18n/locales.ts';

/** What a visitor asks to be given a page of the internal tree. */
export type PublicAddress = { address: string; language: Locale };

/** The lists lie beside the pages of what they list, under names that no such page has. */
const lists: Readonly<Record<string, string>> = {
  profiles: 'list',
  clubs: 'list',
  events: 'list',
  search: 'results',
};
/** Segments of a page's own address; those after them are parameters. */
const pageSegments: Readonly<Record<string, number>> = { profiles: 3, clubs: 2, events: 2 };
const parameter = /^([a-z]+)[~!](.+)$/s;

/**
 * The way back from a path that the rules of `visitorRewrites` make: `/visitor/en/profiles/list/sort~name` is
 * `/profiles?sort=name` in English. Null for what they don't make.
 */
export function publicAddressOf(path: string): PublicAddress | null {
  const [root, tree, language = '', ...segments] = path.split('/').map(decoded);
  if (root !== '' || tree !== 'visitor' || !isLocale(language)) return null;
  const [noun = '', second] = segments;
  const isList = second !== undefined && lists[noun] === second;
  const count = isList ? 2 : (pageSegments[noun] ?? Math.min(segments.length, 1));
  const own = isList ? [noun] : segments.slice(0, count);
  const parameters = segments.slice(count).map((segment) => parameter.exec(segment));
  if (segments.length < count || own.includes('') || parameters.includes(null)) return null;
  const query = new URLSearchParams(parameters.map((found) => [found?.[1] ?? '', found?.[2] ?? '']));
  const address = `/${own.map(encodeURIComponent).join('/')}`;
  return { address: query.size === 0 ? address : `${address}?${query}`, language };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
