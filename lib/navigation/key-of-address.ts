import { pageKey } from '../cache/next/page-key.ts';
import { rewrittenPath } from '../cache/next/rewritten-path.ts';
import type { Locale } from '../i18n/locales.ts';
import { visitorRewrites } from './visitor-rewrites.ts';

/**
 * The key of the stored page that a visitor gets at an address, path or URL. `not-stored`: it is made for each request;
 * `no-page`: the build in `serverFolder` has none.
 */
export function keyOfAddress(
  address: string,
  language: Locale,
  serverFolder: string,
): { key: string } | 'not-stored' | 'no-page' {
  const { path, matched } = rewrittenPath(visitorRewrites, address, { language });
  if (matched === 0) return 'not-stored';
  const key = pageKey(serverFolder, path);
  return key === null ? 'no-page' : { key };
}
