import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { Drain } from './drain.ts';

/** A server whose answers to /slow end when they are let. */
async function serve() {
  const held: ServerResponse[] = [];
  const drain = new Drain();
  drain.watch();
  const server = createServer((incoming, response) => {
    if (incoming.url !== '/slow') return void response.end('quick');
    response.write('begun ');
    held.push(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const ask = async (path: string): Promise<IncomingMessage> => {
    const [response] = await once(request({ port, path, agent }).end(), 'response');
    return response;
  };
  const finish = () => {
    for (const response of held) response.end('and ended');
  };
  return { drain, ask, finish, port, agent };
}

test('what was begun is answered to its end, and nobody new gets in', async () => {
  const { drain, ask, finish, port, agent } = await serve();
  const slow = await ask('/slow');
  let isDone = false;
  const drained = drain.run(0).then(() => {
    isDone = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  const stranger = connect(port, '127.0.0.1');
  const [refusal] = await once(stranger, 'error');
  expect(refusal.code).toBe('ECONNREFUSED');
  expect(isDone).toBe(false);
  finish();
  expect(await text(slow)).toBe('begun and ended');
  await drained;
  agent.destroy();
});

test('a connection that is kept open gets its next answer, and is told to go', async () => {
  const { drain, ask, agent } = await serve();
  const before = await ask('/');
  expect([before.headers.connection, await text(before)]).toEqual(['keep-alive', 'quick']);
  const drained = drain.run(60_000);
  const late = await ask('/');
  expect([late.headers.connection, await text(late)]).toEqual(['close', 'quick']);
  await drained;
  agent.destroy();
});

test('a connection on which nothing is ever sent does not hold it up', async () => {
  const { drain, ask, port, agent } = await serve();
  await text(await ask('/'));
  const silent = connect(port, '127.0.0.1');
  const ended = once(silent, 'close');
  await once(silent, 'connect');
  await drain.run(0);
  await ended;
  agent.destroy();
});
