import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: what a session's cookie seals, or the link of an invitation holds. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What Redis and Postgres hold of it. Unkeyed on purpose: it is random, and a change of SIMLANE_SECRET must void none. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function isTokenShape(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
