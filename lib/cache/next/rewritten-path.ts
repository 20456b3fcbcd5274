import { buildCustomRoute } from 'next/dist/server/lib/router-utils/filesystem.js';
import { matchHas, prepareDestination } from 'next/dist/shared/lib/router/utils/prepare-destination.js';

/** A rule of next.config, as far as it is needed here. */
type Rule = {
  source: string;
  destination: string;
  has?: { type: string; key: string; value?: string }[];
  missing?: { type: string; key: string; value?: string }[];
};
export type Asked = { cookies?: Record<string, string>; language?: string | undefined };

/**
 * Where Next's own matcher takes a request by `beforeFiles` rules of next.config: `/profiles?sort=name` in English to
 * `/visitor/en/profiles/list/sort~name`, say. `matched`: how many rules that took.
 */
export function rewrittenPath(
  beforeFiles: readonly Rule[],
  address: string,
  { cookies = {}, language }: Asked = {},
): { path: string; matched: number } {
  const url = new URL(address, 'http://simlane.invalid');
  const names = new Set(url.searchParams.keys());
  const query = Object.fromEntries([...names].map((name) => [name, url.searchParams.getAll(name).at(-1) ?? '']));
  const request = { headers: { 'accept-language': language }, cookies } as never;
  let path = url.pathname;
  let matched = 0;
  for (const rule of beforeFiles) {
    const { match } = buildCustomRoute<Rule>('before_files_rewrite', rule);
    const params = match(path);
    if (!params) continue;
    const conditions = matchHas(request, query, rule.has as never, rule.missing as never);
    if (!conditions) continue;
    const { parsedDestination } = prepareDestination({
      appendParamsToQuery: true,
      destination: rule.destination,
      params: { ...(params as object), ...conditions },
      query,
    });
    path = parsedDestination.pathname ?? '';
    matched += 1;
  }
  return { path, matched };
}
