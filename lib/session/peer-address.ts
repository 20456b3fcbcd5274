import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Set by us on every request, whatever the client sent under this name. */
export const peerHeader = 'x-simlane-peer';

const key = Symbol.for('simlane.peer-address');
const shared: typeof globalThis & { [key]?: true } = globalThis;

/**
 * Makes the socket's address known to pages, actions and route handlers: Next passes on a client's own
 * X-Forwarded-For as it is, so without this nobody could be told apart safely. Called once, in instrumentation.ts.
 */
export function trackPeerAddress(): void {
  if (shared[key]) return;
  shared[key] = true;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? '';
  });
}
