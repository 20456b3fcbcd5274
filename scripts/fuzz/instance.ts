// One instance, a process of its own: reads and writes as the app does, at the coordinator's word.
import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from './clock.ts';
import { crowd, crowdChunk, writtenDrivers } from './drivers.ts';
import type { Read } from './history.ts';
import { openCache } from './instance-cache.ts';
import { createReads } from './instance-reads.ts';
import type { Answer, InstanceSettings, Order, OwnWrite, ReadKind } from './messages.ts';
import { observe } from './observe.ts';
import { createRandom } from './random.ts';

const { name, seed, naive, profileIds } = JSON.parse(process.argv[2] ?? '') as InstanceSettings;
const random = createRandom(seed);
const cache = await openCache(naive);
const reads = createReads(cache, profileIds, random, waitIfHeld);

let made: Read[] = [];
let failures: string[] = [];
let hold: { driver: number; released: Promise<void>; release: () => void } | null = null;
let isReached = false;

process.on('message', (order) => void obey(order as Order));
process.on('disconnect', () => process.exit());
answer({ is: 'ready' });

async function obey(order: Order): Promise<void> {
  if (order.do === 'pace') return paced(order.reads, order.overMs);
  if (order.do === 'hold') {
    const { promise, resolve } = Promise.withResolvers<void>();
    hold = { driver: order.driver, released: promise, release: resolve };
    isReached = false;
    return;
  }
  if (order.do === 'release') {
    hold?.release();
    hold = null;
    return;
  }
  try {
    if (order.do === 'write') {
      const position = await cache.write(order.changes, () => pause(order.holdOpenMs));
      answer({ is: 'written', id: order.id, committedMs: monotonicMs(), position });
    } else {
      await read(order.what, order.driver, order.own);
      flush();
      answer({ is: 'done', id: order.id });
    }
  } catch (error) {
    answer({ is: 'failed', id: order.id, error: String(error) });
  }
}

function paced(count: number, overMs: number): void {
  flush();
  for (let n = 0; n < count; n += 1) {
    setTimeout(
      () => {
        const kind = random.oneOf<ReadKind>(['profile', 'profile', 'card', 'group', 'crowd']);
        const last = kind === 'crowd' ? crowd / crowdChunk : writtenDrivers;
        read(kind, random.whole(0, last - 1)).catch((error: unknown) => failures.push(`${kind}: ${String(error)}`));
      },
      (n * overMs) / count,
    );
  }
}

async function read(what: ReadKind, driver: number, own?: OwnWrite): Promise<void> {
  const beganMs = monotonicMs();
  const position = own?.position;
  if (typeof position === 'number') await cache.ensurePosition(position);
  const { value: seen, source, tags, cutOff } = await observe(() => reads[what](driver));
  const endedMs = monotonicMs();
  made.push({ what, instance: name, source, tags, cutOff, beganMs, endedMs, seen, ...(own ? { own: own.wrote } : {}) });
}

/** Holds one load only: whoever loads after it goes through. */
async function waitIfHeld(driver: number): Promise<void> {
  if (hold?.driver !== driver || isReached) return;
  isReached = true;
  answer({ is: 'reached' });
  await hold.released;
}

function flush(): void {
  if (made.length > 0 || failures.length > 0) answer({ is: 'reads', reads: made, failures });
  made = [];
  failures = [];
}

function answer(what: Answer): void {
  process.send?.(what);
}
