import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CacheRuntime } from '../cache/runtime.ts';
import { cacheRuntime } from '../cache/runtime.ts';
import { onQuery } from '../db/client.ts';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { fieldOf } from '../metrics/counts.ts';
import { processCounts } from '../metrics/publish.ts';
import { warmingAgent } from '../warming/agent.ts';
import { assetRoute, backgroundRoute, type RouteTemplates, routeTemplates } from './routes.ts';
import { currentRequest, enterRequest, type RequestScope } from './scope.ts';

const key = Symbol.for('simlane.watch-requests');
const shared: typeof globalThis & { [key]?: true } = globalThis;

const slowMs = 500;
/** An id that a proxy of ours gave; anything else is a stranger's text. */
const givenId = /^[\w.:-]{8,64}$/;

/** Counts and logs every request of this process, its reads of the cache and its queries. Called once, in instrumentation.ts. */
export function watchRequests(manifestFile: string): void {
  if (shared[key]) return;
  shared[key] = true;
  const templates = routeTemplates(manifestFile);
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const scope = enterRequest({
      id: idOf(request),
      method: request.method ?? 'GET',
      route: routeOf(request, templates),
      isWarming: request.headers['user-agent'] === warmingAgent,
    });
    response.setHeader('X-Request-Id', scope.id);
    response.once('close', () => noteEnd(scope, response));
  });
  countReads(cacheRuntime());
  onQuery((durationMs) => {
    const scope = currentRequest();
    if (scope) {
      scope.queries += 1;
      scope.queryMs += durationMs;
    }
    processCounts()?.addDuration('route', 'db', [scope?.route ?? backgroundRoute], durationMs);
  });
}

function countReads({ reporter }: CacheRuntime): void {
  reporter.listen((event) => {
    const scope = currentRequest();
    if (!scope) return;
    if (event.type === 'hit') scope.hits[event.tier] += 1;
    else if (event.type === 'miss') scope.misses += 1;
    else if (event.type === 'bypass') scope.bypasses += 1;
  });
}

function noteEnd(scope: RequestScope, response: ServerResponse): void {
  const durationMs = performance.now() - scope.startedAtMs;
  const { statusCode: status, writableFinished: isComplete } = response;
  const counts = processCounts();
  if (scope.route !== assetRoute && !scope.isWarming) counts?.add('total', fieldOf('visits'));
  counts?.add('route', fieldOf('http', scope.route, `${Math.floor(status / 100)}xx`));
  counts?.addDuration('route', 'http', [scope.route], durationMs);
  const wanted = env().logRequests;
  if (scope.route === assetRoute || wanted === 'off' || (wanted === 'slow' && durationMs < slowMs && status < 500))
    return;
  const { id, method, route, hits, misses, bypasses, queries } = scope;
  const line = {
    ...{ requestId: id, method, route, status, isComplete, durationMs: Math.round(durationMs) },
    ...{ hitsL1: hits.l1, hitsL2: hits.l2, misses, bypasses, queries, queryMs: Math.round(scope.queryMs) },
  };
  log.info(line, 'answered');
}

/** A server action runs on a page's address, but is not that page. */
function routeOf({ url = '/', headers }: IncomingMessage, templates: RouteTemplates): string {
  const template = templates(url.split('?', 1)[0] ?? '/');
  return headers['next-action'] === undefined ? template : `action ${template}`;
}

function idOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return env().trustedProxies > 0 && typeof given === 'string' && givenId.test(given) ? given : randomUUID();
}
