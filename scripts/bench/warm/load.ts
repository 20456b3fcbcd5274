import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Load, Loaded } from './load-process.ts';

/** Asks from a process of its own, so that what else is measured here does not delay the clock of the requests. */
export async function load(wanted: Load): Promise<Loaded> {
  const child = fork(fileURLToPath(new URL('./load-process.ts', import.meta.url)));
  child.send(wanted);
  const [loaded] = (await once(child, 'message')) as [Loaded];
  await once(child, 'exit');
  return loaded;
}
