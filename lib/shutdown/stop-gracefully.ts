import { closeCache } from '../cache/index.ts';
import { closeDb } from '../db/client.ts';
import { endRelay } from '../db/relay.ts';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { endMetrics } from '../metrics/publish.ts';
import { endDelivery } from '../notifications/delivery.ts';
import { Drain } from './drain.ts';

const key = Symbol.for('simlane.stop-gracefully');
const shared: typeof globalThis & { [key]?: true } = globalThis;

/** Longer than a proxy keeps a connection that it does not use: nginx.conf says 4 s, and Node itself ends it after 5 s. */
const proxyIdleMs = 6_000;
const clientIdleMs = 250;

const signals = ['SIGTERM', 'SIGINT'] as const;

/**
 * Puts itself before what Next does when it is told to stop: the relay is handed over at once, requests are answered to
 * their end, then the connections to Redis and Postgres close. Called once, in instrumentation.ts, after Next has begun
 * to listen to signals.
 */
export function stopGracefully(): void {
  if (shared[key] || process.env.NODE_ENV !== 'production') return;
  shared[key] = true;
  const drain = new Drain();
  drain.watch();
  let isStopping = false;
  for (const signal of signals) {
    const next = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, async () => {
      if (isStopping) return;
      isStopping = true;
      await stop(drain).catch((err: unknown) => log.error({ err }, 'not stopped as it should be'));
      for (const listener of next) listener(signal);
      if (next.length === 0) process.exit(signal === 'SIGTERM' ? 143 : 130);
    });
  }
}

async function stop(drain: Drain): Promise<void> {
  log.info('stopping: the relay is handed over, requests are answered to their end');
  // Not awaited first: a Postgres that hangs must not hold up what is answered from the cache.
  const ended = Promise.all([endRelay(), endDelivery()]);
  await drain.run(env().trustedProxies > 0 ? proxyIdleMs : clientIdleMs);
  await ended;
  await endMetrics();
  await Promise.all([closeDb(), closeCache()]);
  log.info('stopped');
}
