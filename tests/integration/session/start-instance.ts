import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { calls } from './session-instance.ts';

type Calls = typeof calls;
export type Instance = {
  [K in keyof Calls]: (...args: Parameters<Calls[K]>) => Promise<Awaited<ReturnType<Calls[K]>>>;
} & {
  stop(): Promise<void>;
};
type Answer = { id: number; value?: unknown; error?: string };

/** An instance of the site without its pages: an operating system process with memory of its own. */
export function startInstance(env: Record<string, string>): Instance {
  const child = fork(fileURLToPath(new URL('./session-instance.ts', import.meta.url)), {
    env: { ...process.env, ...env },
    serialization: 'advanced',
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  let last = 0;
  const ask = (call: string, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, (answer) => (answer.error ? reject(new Error(answer.error)) : resolve(answer.value)));
      child.send({ id: last, call, args });
    });
  return new Proxy({} as Instance, {
    get: (_, name: string) => (name === 'stop' ? () => stop(child) : (...args: unknown[]) => ask(name, args)),
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}
