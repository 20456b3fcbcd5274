import { cookies } from 'next/headers';
import { keyedHash } from '../cache/entries.ts';
import { cacheRuntime, ensurePosition } from '../cache/index.ts';
import { isSecureSite } from './secure-site.ts';

export const positionCookie = 'simlane_pos';
/** Longer than τ + Δ by far: the writer's next requests sync wherever they land. */
const positionMaxAgeSeconds = 30;
const shape = /^(\d{1,15})(?:~(\d{1,16})~([0-9a-f]{32}))?$/;

/**
 * Tells the writer's next requests which write they must see: a position, and, if the clocks could not be told of a
 * write, the moment that the relay must pass before any instance may trust what is stored (decision 0027).
 */
export async function setPositionCookie(position: number | null): Promise<void> {
  const value = positionValue(position, cacheRuntime().mirror.relayNeededAtMs);
  if (value === null) return;
  const jar = await cookies();
  jar.set(positionCookie, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecureSite(),
    path: '/',
    maxAge: positionMaxAgeSeconds,
  });
}

/** Null: there is nothing to wait for. */
export function positionValue(position: number | null, relayNeededAtMs: number | null): string | null {
  if (relayNeededAtMs === null) return position === null ? null : String(position);
  return `${position ?? 0}~${relayNeededAtMs}~${signatureOf(relayNeededAtMs)}`;
}

/** Brings this instance to where the cookie's bearer must read. */
export async function heedPositionCookie(value: string | undefined): Promise<void> {
  const [, position, relayNeededAtMs, signature] = shape.exec(value ?? '') ?? [];
  if (position === undefined) return;
  if (relayNeededAtMs !== undefined && signature === signatureOf(Number(relayNeededAtMs))) {
    cacheRuntime().mirror.awaitRelay(Number(relayNeededAtMs));
  }
  if (Number(position) > 0) await ensurePosition(Number(position));
}

/** Or anybody could keep an instance from trusting its cache. */
function signatureOf(relayNeededAtMs: number): string {
  return keyedHash(['relay-needed', relayNeededAtMs]);
}
