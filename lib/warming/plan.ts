import { rewrittenPath } from '../cache/next/rewritten-path.ts';
import { env } from '../env/index.ts';
import { type Locale, locales } from '../i18n/locales.ts';
import { publicAddressOf } from '../navigation/public-address.ts';
import { visitorRewrites } from '../navigation/visitor-rewrites.ts';
import { listPopularPages, listPopularReads } from '../popularity/keep.ts';
import type { PopularRead } from '../popularity/observe.ts';
import { likelyAddresses } from './likely.ts';

/** Why it is warmed: it was asked for, it always is, or it is likely to be asked for. */
export type Reason = 'measured' | 'fixed' | 'likely';
/** `path`: the page in Next's own tree. */
export type WarmPage = {
  kind: 'page';
  address: string;
  language: Locale;
  path: string;
  reason: Reason;
  times: number;
};
export type WarmRead = { kind: 'read'; read: PopularRead; reason: Reason; times: number };
export type WarmItem = WarmPage | WarmRead;

const fixed = ['/', '/profiles', '/clubs', '/events', '/search', '/about', '/terms', '/privacy', '/contact'];

/**
 * What is worth warming, the most popular first: at most so many pages, which bring their own reads along, and then at
 * most so many reads that are asked for beside them. Where nothing was measured yet, what Postgres makes likely.
 */
export async function planWarming(most: number): Promise<WarmItem[]> {
  const popular = await listPopularPages(most);
  const measured = popular.flatMap(({ what: path, times }): WarmPage[] => {
    const page = publicAddressOf(path);
    return page ? [{ kind: 'page', ...page, path, reason: 'measured', times }] : [];
  });
  const likely = measured.length === 0 && env().databaseUrl ? await likelyAddresses() : [];
  const others = [...inEachLanguage(fixed, 'fixed'), ...inEachLanguage(likely, 'likely')];
  const pages = new Map<string, WarmPage>();
  for (const page of [...measured, ...others]) {
    const key = decodeURI(page.path);
    if (!pages.has(key)) pages.set(key, page);
  }
  const reads = (await listPopularReads(most)).map(
    ({ what, times }): WarmRead => ({ kind: 'read', read: what, reason: 'measured', times }),
  );
  return [...[...pages.values()].slice(0, most), ...reads];
}

function inEachLanguage(addresses: readonly string[], reason: Reason): WarmPage[] {
  return locales.flatMap((language) =>
    addresses.map((address): WarmPage => {
      const { path } = rewrittenPath(visitorRewrites, address, { language });
      return { kind: 'page', address, language, path, reason, times: 0 };
    }),
  );
}
