import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { readInstances } from '../metrics/read.ts';
import { deliverNotices, noticeBatch } from './deliver.ts';

type Role = 'web' | 'worker';
type Delivery = { end(): Promise<void> };

const slot = Symbol.for('simlane.delivery');
const shared: typeof globalThis & { [slot]?: Delivery } = globalThis;

const everyMs = 1_000;
const afterErrorMs = 10_000;

/**
 * Delivers notices from now on, once a process. A worker always does; a web server only while there is none. That both
 * may for a moment does no harm: each takes rows that no other holds.
 */
export function beginDelivery(role: Role): void {
  if (shared[slot] || !env().databaseUrl) return;
  let timer: NodeJS.Timeout | undefined;
  let isEnding = false;
  let round: Promise<void> = Promise.resolve();
  const next = (waitMs: number) => {
    if (isEnding) return;
    timer = setTimeout(() => {
      round = deliverInTurn(role).then(next);
    }, waitMs).unref();
  };
  next(0);
  shared[slot] = {
    async end() {
      isEnding = true;
      clearTimeout(timer);
      await round;
    },
  };
}

/** Waits for the batch at hand. */
export async function endDelivery(): Promise<void> {
  const held = shared[slot];
  delete shared[slot];
  await held?.end();
}

/** One look into the outbox, and after how many ms the next is due. A batch that was full is followed at once. */
export async function deliverInTurn(role: Role): Promise<number> {
  try {
    const isMine = role === 'worker' || !(await isWorkerAlive());
    return isMine && (await deliverNotices()) === noticeBatch ? 0 : everyMs;
  } catch (err) {
    log.error({ err }, 'notices not delivered');
    return afterErrorMs;
  }
}

/** Without Redis nobody can tell: better twice than never. */
async function isWorkerAlive(): Promise<boolean> {
  const instances = await readInstances().catch(() => []);
  return instances.some(({ role, isSilent }) => role === 'worker' && !isSilent);
}
