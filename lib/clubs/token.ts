import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as they stand in the link of an invitation. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. It is random itself, so a plain hash tells nothing. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function isTokenShape(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
