import { keyedHash } from '../cache/entries.ts';
import { env } from '../env/index.ts';
import { type Counted, MemoryAttempts } from './memory-attempts.ts';
import { addInRedis, forgetInRedis } from './redis-attempts.ts';

/** At most `attempts` within `windowMs` of the first one. `name` becomes part of the key. */
export type RateLimit = { name: string; attempts: number; windowMs: number };
export type Attempt = { ok: true } | { ok: false; retryAfterMs: number };

const key = Symbol.for('simlane.rate-limit');
const shared: typeof globalThis & { [key]?: MemoryAttempts } = globalThis;

/**
 * Counts an attempt of `subject` (an address, an account) and says whether it is still allowed. Shared by all instances
 * through Redis; while Redis is gone each process counts for itself.
 */
export async function takeAttempt(limit: RateLimit, subject: string): Promise<Attempt> {
  const counted = await add(limit, subject, 1);
  return counted.count <= limit.attempts ? { ok: true } : { ok: false, retryAfterMs: counted.leftMs };
}

/** Takes one attempt back, when it turned out not to be one that counts. */
export async function returnAttempt(limit: RateLimit, subject: string): Promise<void> {
  await add(limit, subject, -1);
}

/** Starts the count of `subject` again, after a success. */
export async function forgetAttempts(limit: RateLimit, subject: string): Promise<void> {
  const redisKey = attemptKey(limit, subject);
  memory().forget(redisKey);
  await forgetInRedis(redisKey);
}

async function add(limit: RateLimit, subject: string, by: 1 | -1): Promise<Counted> {
  const redisKey = attemptKey(limit, subject);
  return (await addInRedis(redisKey, limit.windowMs, by)) ?? memory().add(redisKey, limit.windowMs, by);
}

/** Hashed: neither addresses nor accounts can be read out of Redis. */
function attemptKey(limit: RateLimit, subject: string): string {
  return `${env().keyPrefix}:rl:${limit.name}:${keyedHash(['rate-limit', limit.name, subject])}`;
}

function memory(): MemoryAttempts {
  shared[key] ??= new MemoryAttempts();
  return shared[key];
}
