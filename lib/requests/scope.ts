import { AsyncLocalStorage } from 'node:async_hooks';

/** What one request has done so far. Durations in ms. */
export type RequestScope = {
  readonly id: string;
  readonly method: string;
  /** The route's template, such as `/clubs/[slug]`: never an address. */
  readonly route: string;
  /** Asked by our own warming: it says nothing of what people want. */
  readonly isWarming: boolean;
  readonly startedAtMs: number;
  hits: { l1: number; l2: number };
  misses: number;
  bypasses: number;
  queries: number;
  queryMs: number;
};

const slot = Symbol.for('simlane.request-scope');
const shared: typeof globalThis & { [slot]?: AsyncLocalStorage<RequestScope> } = globalThis;

function scopes(): AsyncLocalStorage<RequestScope> {
  shared[slot] ??= new AsyncLocalStorage<RequestScope>();
  return shared[slot];
}

/** The request on whose behalf this runs; undefined outside of any. */
export const currentRequest = (): RequestScope | undefined => scopes().getStore();

/** From here on, what runs on behalf of this request. Called where a request begins, in its own async context. */
export function enterRequest(scope: Pick<RequestScope, 'id' | 'method' | 'route' | 'isWarming'>): RequestScope {
  const entered: RequestScope = {
    ...scope,
    startedAtMs: performance.now(),
    ...{ hits: { l1: 0, l2: 0 }, misses: 0, bypasses: 0, queries: 0, queryMs: 0 },
  };
  scopes().enterWith(entered);
  return entered;
}
