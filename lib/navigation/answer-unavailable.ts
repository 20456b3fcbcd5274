import { ServerResponse } from 'node:http';
import { isDatabaseAway } from '../db/away.ts';
import { log } from '../log/index.ts';
import { unavailableAnswer } from './unavailable-page.ts';

const retryAfterSeconds = 10;
/** From one failed read on, errors are put down to Postgres for so long; each further one prolongs it. */
const rememberedMs = 5_000;

type State = { awayUntilMs: number; isPatched: boolean; replaced: WeakSet<ServerResponse> };
const slot: { [key: symbol]: unknown } = globalThis as never;
const memo = Symbol.for('simlane.answer-unavailable');

function state(): State {
  const known = slot[memo] as State | undefined;
  if (known) return known;
  const made: State = { awayUntilMs: 0, isPatched: false, replaced: new WeakSet() };
  slot[memo] = made;
  return made;
}

/** Called with each error that Next met while it answered (`onRequestError`). */
export function noteRequestError(error: unknown): void {
  if (!isDatabaseAway(error)) return;
  const held = state();
  if (performance.now() > held.awayUntilMs) log.error({ err: error }, 'Postgres can not be reached');
  held.awayUntilMs = performance.now() + rememberedMs;
}

/**
 * A page whose render fails because Postgres is away is 500 to Next, which leaves no way to say otherwise: a status can
 * be set neither by a page nor by its error boundary. So a 500 that is about to leave then becomes a 503 with a page of
 * its own. What is answered from the cache, and every other answer, leaves as it is. Called once, in instrumentation.ts.
 */
export function answerUnavailable(): void {
  const held = state();
  if (held.isPatched) return;
  held.isPatched = true;
  const { writeHead, write, end } = ServerResponse.prototype;

  const isReplaced = (response: ServerResponse, status = response.statusCode): boolean => {
    if (status !== 500 && !held.replaced.has(response)) return false;
    if (held.replaced.has(response)) return true;
    if (response.headersSent || performance.now() > held.awayUntilMs) return false;
    held.replaced.add(response);
    const { type, body } = unavailableAnswer(response.req.headers, response.req.method);
    for (const name of ['content-encoding', 'content-length', 'etag', 'transfer-encoding']) response.removeHeader(name);
    response.statusCode = 503;
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Length', Buffer.byteLength(body));
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Retry-After', retryAfterSeconds);
    end.call(response, body, 'utf8', () => undefined);
    return true;
  };

  ServerResponse.prototype.writeHead = function (this: ServerResponse, ...args: never[]) {
    // Also called by the replacement itself, for its own status.
    if (args[0] === 500 && isReplaced(this, 500)) return this;
    return Reflect.apply(writeHead, this, args) as ServerResponse;
  } as typeof writeHead;
  ServerResponse.prototype.write = function (this: ServerResponse, ...args: never[]) {
    if (isReplaced(this)) return true;
    return Reflect.apply(write, this, args) as boolean;
  } as typeof write;
  ServerResponse.prototype.end = function (this: ServerResponse, ...args: never[]) {
    if (isReplaced(this)) return this;
    return Reflect.apply(end, this, args) as ServerResponse;
  } as typeof end;
}
