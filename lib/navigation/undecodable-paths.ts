import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const key = Symbol.for('simlane.undecodable-paths');
const shared: typeof globalThis & { [key]?: true } = globalThis;

/**
 * Next answers 500 to a path that can't be decoded (`/profiles/iracing/%E0%A4%A`) wherever a route with parameters would
 * match it. Before it looks, such a path is made one that says the same literally: it then leads to an ordinary 404.
 */
export function acceptUndecodablePaths(): void {
  if (shared[key]) return;
  shared[key] = true;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.url?.includes('%')) request.url = decodable(request.url);
  });
}

export function decodable(url: string): string {
  const [path = '', ...query] = url.split('?');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?');
  }
}
