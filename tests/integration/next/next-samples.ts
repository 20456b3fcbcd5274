import { createHash } from 'node:crypto';
import type { NextValue } from '../../../lib/cache/next/next-values.ts';

/** Next's key for a path of a source route. */
export function routeKey(kind: 'APP_PAGE' | 'APP_ROUTE' | 'PAGES', sourceRoute: string, path: string): string {
  return `/route-cache/${kind}/${createHash('sha256').update(sourceRoute).digest('hex')}/$${path}`;
}

export const itemPage = '/visitor/[locale]/items/[slug]/page';

export function appPage(html: string, tags: string): NextValue {
  return {
    kind: 'APP_PAGE',
    html,
    rscData: Buffer.from([0, 255, 10, 13, 128]),
    headers: { 'x-next-cache-tags': tags, vary: 'rsc', link: ['</a>', '</b>'] },
    postponed: undefined,
    status: 200,
    segmentData: new Map([
      ['/_tree', Buffer.from('tree')],
      ['/items/$d$slug', Buffer.alloc(0)],
    ]),
  };
}

/** One of each kind that Next may hand over, by the key it comes with. */
export const samples: readonly { name: string; key: string; value: NextValue }[] = [
  { name: 'a page', key: routeKey('APP_PAGE', itemPage, '/visitor/en/items/a'), value: appPage('<p>ä</p>', 'item:a') },
  {
    name: 'a page without data for the router',
    key: routeKey('APP_PAGE', itemPage, '/visitor/en/items/bare'),
    value: {
      kind: 'APP_PAGE',
      html: '',
      rscData: undefined,
      headers: undefined,
      postponed: 'state',
      status: undefined,
      segmentData: undefined,
    },
  },
  {
    name: 'a route handler',
    key: routeKey('APP_ROUTE', '/api/items/route', '/api/items'),
    value: {
      kind: 'APP_ROUTE',
      body: Buffer.from([123, 0, 254]),
      status: 201,
      headers: { 'content-type': 'application/octet-stream', 'x-next-cache-tags': 'items' },
    },
  },
  {
    name: 'a page of the pages router',
    key: routeKey('PAGES', '/legacy/[slug]', '/legacy/x'),
    value: { kind: 'PAGES', html: '<b>', pageData: { pageProps: { n: 1 } }, headers: undefined, status: 200 },
  },
  {
    name: 'a redirect',
    key: routeKey('PAGES', '/legacy/[slug]', '/legacy/moved'),
    value: { kind: 'REDIRECT', props: { pageProps: { __N_REDIRECT: '/x', __N_REDIRECT_STATUS: 307 } } },
  },
];

export const fetchSample: NextValue = {
  kind: 'FETCH',
  data: { headers: { 'content-type': 'text/plain' }, body: 'aGk=', status: 200, url: 'https://simlane.example/' },
  revalidate: 60,
};

export const imageSample: NextValue = {
  kind: 'IMAGE',
  etag: 'e',
  upstreamEtag: 'u',
  buffer: Buffer.from([137, 80, 78, 71]),
  extension: 'png',
  revalidate: 14_400,
};
