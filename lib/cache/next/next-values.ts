import type { OutgoingHttpHeaders } from 'node:http';

/** What Next hands to a cache handler and wants back, with plain strings for its const enums. Times in seconds. */

export type CacheControl = { revalidate: number | false; expire?: number | undefined };

export type AppPageValue = {
  kind: 'APP_PAGE';
  html: string;
  rscData: Buffer | undefined;
  headers: OutgoingHttpHeaders | undefined;
  postponed: string | undefined;
  status: number | undefined;
  segmentData: Map<string, Buffer> | undefined;
};
export type AppRouteValue = { kind: 'APP_ROUTE'; body: Buffer; status: number; headers: OutgoingHttpHeaders };
export type PagesValue = {
  kind: 'PAGES';
  html: string;
  pageData: object;
  headers: OutgoingHttpHeaders | undefined;
  status: number | undefined;
};
export type RedirectValue = { kind: 'REDIRECT'; props: object };
export type ImageValue = {
  kind: 'IMAGE';
  etag: string;
  upstreamEtag: string;
  buffer: Buffer;
  extension: string;
  revalidate?: number;
};
export type FetchValue = {
  kind: 'FETCH';
  data: { headers: Record<string, string>; body: string; url: string; status?: number };
  tags?: string[];
  revalidate: number;
};

/** `null` is a page that answered 404 in the pages router. */
export type NextValue = AppPageValue | AppRouteValue | PagesValue | RedirectValue | ImageValue | FetchValue | null;

export type HandlerContext = {
  fs?: unknown;
  dev?: boolean;
  serverDistDir?: string;
  _requestHeaders?: Record<string, string | string[] | undefined>;
};

export type GetContext = {
  kind: 'APP_PAGE' | 'APP_ROUTE' | 'PAGES' | 'FETCH' | 'IMAGE';
  isFallback?: boolean;
  isRoutePPREnabled?: boolean;
  tags?: string[];
  softTags?: string[];
  /** Seconds; only of a FETCH. */
  revalidate?: number | false;
};

export type SetContext = {
  kind?: GetContext['kind'];
  fetchCache?: boolean;
  cacheControl?: CacheControl;
  tags?: string[];
  isFallback?: boolean;
};

/** `lastModified` in ms on this process's clock: Next compares it with its own. */
export type HandlerEntry = { value: NextValue; lastModified: number; cacheControl?: CacheControl };
