import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HandlerEntry } from '../../../lib/cache/next/next-values.ts';
import type { Order } from './handler-process.ts';

export type HandlerProcess = {
  get(order: Omit<Extract<Order, { op: 'get' }>, 'op'>): Promise<HandlerEntry | null>;
  send(order: Order): Promise<unknown>;
  stop(): Promise<void>;
};

type Message = { id: number; answer?: unknown; error?: string };

/** Starts an instance with nothing but these variables: what the handler needs must be enough. */
export async function startHandler(env: Record<string, string>): Promise<HandlerProcess> {
  const child = fork(fileURLToPath(new URL('handler-process.ts', import.meta.url)), {
    env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', LOG_LEVEL: 'silent', ...env },
    // Buffers, Maps and `undefined` arrive as they are.
    serialization: 'advanced',
    execArgv: [],
  });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  child.on('message', ({ id, answer, error }: Message) => {
    const order = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) order?.resolve(answer);
    else order?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const order of waiting.values()) order.reject(new Error(`the handler's process ended with ${code}`));
  });
  await new Promise((resolve, reject) => waiting.set(0, { resolve, reject }));

  let last = 0;
  const send = (order: Order) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, order });
    });
  return {
    send,
    get: async (order) => (await send({ op: 'get', ...order })) as HandlerEntry | null,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
