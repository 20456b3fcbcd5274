import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { debianProgram } from '../../helpers/debian-program.ts';
import { startNginx } from '../../helpers/own-nginx.ts';

const program = await debianProgram('nginx', ['nginx-light']);

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const healthy: Handler = (_, response) => void response.end('ok');
let handler: Handler = healthy;
const seen: { instance: string; method: string; headers: IncomingMessage['headers'] }[] = [];
const apps: Server[] = [];
let site: Awaited<ReturnType<typeof startNginx>> | undefined;

function startInstance(instance: string): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/api/health') return healthy(request, response);
    seen.push({ instance, method: request.method ?? '', headers: request.headers });
    handler(request, response);
  });
  apps.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

describe.skipIf(!program)('the proxy that is deployed', () => {
  beforeAll(async () => {
    if (!program) return;
    site = await startNginx(program, [await startInstance('a'), await startInstance('b')]);
  });
  afterEach(() => {
    handler = healthy;
    seen.length = 0;
  });
  afterAll(async () => {
    await site?.stop();
    for (const app of apps) app.closeAllConnections();
    await Promise.all(apps.map((app) => new Promise((resolve) => app.close(resolve))));
  });
  const ask = (path: string, init: RequestInit = {}) => fetch(`${site?.url}${path}`, init);

  test('lets a page leave in pieces: its beginning comes before its end is made', async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<h1>beginning</h1>');
      void mayEnd.then(() => response.end('<p>end</p>'));
    };
    const answer = await ask('/');
    const pieces = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    // Were it gathered, this would wait for ever: the end is made only after it.
    expect((await pieces?.read())?.value).toBe('<h1>beginning</h1>');
    end();
    expect((await pieces?.read())?.value).toBe('<p>end</p>');
  });

  test('says who asks, whatever he says of himself', async () => {
    await ask('/', { headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.7', 'x-forwarded-proto': 'ftp' } });
    expect(seen[0]?.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect(seen[0]?.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('asks the other instance where one fails to answer, but sends nothing twice that may have changed something', async () => {
    handler = ({ socket }) => void socket.destroy();
    expect((await ask('/page', { method: 'POST', body: 'once' })).status).toBe(502);
    expect(seen.map(({ method }) => method)).toEqual(['POST']);
    const askedFor = async () => {
      seen.length = 0;
      await ask('/page');
      return seen.map(({ instance }) => instance).sort();
    };
    // Who failed is left alone for two seconds.
    await expect.poll(askedFor, { timeout: 15_000, interval: 200 }).toEqual(['a', 'b']);
  });
});
