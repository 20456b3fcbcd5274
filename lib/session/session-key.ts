import { createHash, randomBytes } from 'node:crypto';

/** What the browser holds, inside the seal: 256 random bits, new at each sign-in. */
export function newSessionKey(): string {
  return randomBytes(32).toString('base64url');
}

/** What Redis and Postgres hold. Unkeyed on purpose: the key is random, and a change of SIMLANE_SECRET must sign nobody out. */
export function hashSessionKey(sessionKey: string): string {
  return createHash('sha256').update(sessionKey).digest('hex');
}
