import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { deliverNotices, noticeBatch } from './deliver.ts';

const slot = Symbol.for('simlane.delivery');
const shared: typeof globalThis & { [slot]?: boolean } = globalThis;

const everyMs = 1_000;
const afterErrorMs = 10_000;

/** Delivers notices from now on, once a process. A batch that was full is followed by the next at once. */
export function beginDelivery(): void {
  if (shared[slot] || !env().databaseUrl) return;
  shared[slot] = true;
  const round = async (): Promise<void> => {
    const waitMs = await deliverNotices().then(
      (delivered) => (delivered === noticeBatch ? 0 : everyMs),
      (err: unknown) => {
        log.error({ err }, 'notices not delivered');
        return afterErrorMs;
      },
    );
    setTimeout(() => void round(), waitMs).unref();
  };
  void round();
}
