import { fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Failure } from '../failure.ts';
import { type Child, tail } from '../services/child.ts';
import { asChild } from '../services/forked-child.ts';
import type { Ledger } from './ledger.ts';
import type { Answer, Change, InstanceSettings, Order, OwnWrite, ReadKind } from './messages.ts';

export type Written = { committedMs: number; position: number | null };

/** A library process, as the coordinator sees it. */
export type Instance = {
  readonly name: string;
  readonly child: Child;
  read(what: ReadKind, driver: number, own?: OwnWrite): Promise<void>;
  write(changes: readonly Change[], holdOpenMs: number): Promise<Written>;
  pace(reads: number, overMs: number): void;
  /** Resolves when a load of this driver's `held` has read and waits. */
  hold(driver: number): Promise<void>;
  release(): void;
};

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;
type Asked = Unnumbered<Extract<Order, { id: number }>>;
type Pending = { resolve: (answer: Answer) => void; reject: (error: Error) => void };

const program = fileURLToPath(new URL('instance.ts', import.meta.url));

export async function startInstanceProcess(
  settings: InstanceSettings,
  o: { env: NodeJS.ProcessEnv; log: string; ledger: Ledger },
): Promise<Instance> {
  const output = openSync(o.log, 'w');
  const process_ = fork(program, [JSON.stringify(settings)], {
    env: o.env,
    execArgv: [],
    stdio: ['ignore', output, output, 'ipc'],
    detached: true,
  });
  closeSync(output);
  const child = asChild(process_);
  const pending = new Map<number, Pending>();
  let reached: (() => void) | undefined;
  let lastId = 0;

  const ready = new Promise<void>((resolve) => {
    process_.on('message', (message) => {
      const answer = message as Answer;
      if (answer.is === 'ready') resolve();
      else if (answer.is === 'reached') reached?.();
      else if (answer.is === 'reads') {
        o.ledger.reads.push(...answer.reads);
        o.ledger.failures.push(...answer.failures);
      } else {
        const waiting = pending.get(answer.id);
        pending.delete(answer.id);
        if (answer.is === 'failed') waiting?.reject(new Error(`${settings.name}: ${answer.error}`));
        else waiting?.resolve(answer);
      }
    });
  });
  void child.exited.then(() => {
    for (const { reject } of pending.values()) reject(new Error(`${settings.name} ended`));
  });
  const started = await Promise.race([ready.then(() => true), child.exited.then(() => false)]);
  if (!started) throw new Failure(`An instance did not start:\n${tail(o.log)}`, `The whole log is ${o.log}.`);

  const send = (order: Order) => {
    if (process_.connected) process_.send(order);
  };
  const ask = (order: Asked) =>
    new Promise<Answer>((resolve, reject) => {
      lastId += 1;
      pending.set(lastId, { resolve, reject });
      send({ ...order, id: lastId });
    });
  return {
    name: settings.name,
    child,
    async read(what, driver, own) {
      await ask({ do: 'read', what, driver, ...(own ? { own } : {}) });
    },
    async write(changes, holdOpenMs) {
      const answer = await ask({ do: 'write', changes, holdOpenMs });
      if (answer.is !== 'written') throw new Error(`${settings.name}: an unexpected answer`);
      return answer;
    },
    pace: (reads, overMs) => send({ do: 'pace', reads, overMs }),
    hold(driver) {
      const { promise, resolve } = Promise.withResolvers<void>();
      reached = resolve;
      send({ do: 'hold', driver });
      return promise;
    },
    release: () => send({ do: 'release' }),
  };
}
