import { createRequire } from 'node:module';
import Handler from '../../../lib/cache/next/incremental-handler.ts';
import type { GetContext, HandlerEntry, NextValue, SetContext } from '../../../lib/cache/next/next-values.ts';

/** One instance of the site as the handler sees it: a plain Node process that takes orders from a test. */

export type Order =
  | { op: 'get'; object: string; distDir: string; cookie?: string; key: string; ctx: GetContext }
  | { op: 'set'; object: string; distDir: string; key: string; value: NextValue; ctx: SetContext }
  | { op: 'set-again'; object: string; distDir: string; key: string; ctx: SetContext }
  | { op: 'revalidate-tag'; tags: string | string[]; durations?: { expire?: number } }
  | { op: 'resources' }
  | { op: 'remember-paths'; count: number };

type Kept = { handler: Handler; got: HandlerEntry | null };
const objects = new Map<string, Kept>();

process.on('message', (message: { id: number; order: Order }) => {
  const { id, order } = message;
  obey(order).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.send?.({ id: 0, answer: 'ready' });

async function obey(order: Order): Promise<unknown> {
  switch (order.op) {
    case 'get': {
      const kept = objectOf(order.object, order.distDir, order.cookie);
      kept.got = await kept.handler.get(order.key, order.ctx);
      return kept.got;
    }
    case 'set':
      return objectOf(order.object, order.distDir).handler.set(order.key, order.value, order.ctx);
    case 'set-again': {
      const { handler, got } = objectOf(order.object, order.distDir);
      return handler.set(order.key, got?.value ?? null, order.ctx);
    }
    case 'revalidate-tag':
      return objectOf('revalidate', '').handler.revalidateTag(order.tags, order.durations);
    case 'resources':
      return process.getActiveResourcesInfo();
    case 'remember-paths':
      return rememberPaths(order.count);
  }
}

/** Next makes a handler per request: an object stands for one request. */
function objectOf(name: string, distDir: string, cookie?: string): Kept {
  const known = objects.get(name);
  if (known) return known;
  const headers = cookie === undefined ? {} : { cookie };
  const made = { handler: new Handler({ serverDistDir: distDir, _requestHeaders: headers }), got: null };
  objects.set(name, made);
  return made;
}

/** What Next does for each path it has served: remember its lifetime, for good. Returns how many are remembered. */
function rememberPaths(count: number): number {
  const require = createRequire(import.meta.url);
  const { SharedCacheControls } = require('next/dist/server/lib/incremental-cache/shared-cache-controls.external.js');
  const controls = new SharedCacheControls({ routes: {}, dynamicRoutes: {} }, []);
  for (let path = 0; path < count; path++) controls.set(`/made-up/${path}`, { revalidate: 300 });
  return SharedCacheControls.cacheControls.size;
}
