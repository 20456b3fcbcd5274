import { createHmac, hkdfSync } from 'node:crypto';
import { type Place, schemaVersion } from './layers.ts';

/** What can be part of a key. Values that differ in type differ in key: `1` is not `'1'`, `undefined` is not absent. */
export type CacheArg =
  | string
  | number
  | boolean
  | bigint
  | null
  | undefined
  | Date
  | readonly CacheArg[]
  | { readonly [key: string]: CacheArg };

/** `sl:v1:<layer>:<name>:<hash>`. The prefix comes first, because access rules of Redis anchor there. */
export function entryKeyOf(prefix: string, place: Place, name: string, hash: string): string {
  return `${prefix}:v${schemaVersion}:${place}:${name}:${hash}`;
}

/** The name within an entry's key. */
export function nameOfKey(key: string): string {
  return key.split(':', 4)[3] ?? '';
}

/**
 * `sl:v1:<layer>:lease:{<entry's key>}`: what a cluster hashes is the entry's own key, so both lie in one slot, and the
 * layer's prefix, at which access rules anchor, comes first.
 */
export function leaseKeyOf(entryKey: string): string {
  const [prefix, version, layer] = entryKey.split(':', 3);
  return `${prefix}:${version}:${layer}:lease:{${entryKey}}`;
}

/** `sl:v1:session:<id>`. */
export function recordKeyOf(prefix: string, place: 'session', id: string): string {
  return `${prefix}:v${schemaVersion}:${place}:${id}`;
}

/** Without a secret (a tool, a conformance run) keys are still stable over processes, but can be computed by anybody. */
const publicKeyMaterial = 'simlane: no secret configured';

export function deriveHashKey(secret: string | undefined): Buffer {
  return Buffer.from(hkdfSync('sha256', secret ?? publicKeyMaterial, '', 'simlane cache keys', 32));
}

/** 128 bits of HMAC-SHA256 over the exact parts, in hex: keys can't be enumerated or chosen to collide. */
export function hashParts(key: Buffer, parts: readonly CacheArg[]): string {
  return createHmac('sha256', key).update(canonical(parts)).digest('hex').slice(0, 32);
}

/** One text for one value: object keys sorted, every type marked, lengths of strings included. */
export function canonical(value: CacheArg): string {
  if (value === null) return 'n';
  switch (typeof value) {
    case 'string':
      return `s${value.length}:${value}`;
    case 'number':
      return Object.is(value, -0) ? 'd-0' : `d${value}`;
    case 'boolean':
      return value ? 't' : 'f';
    case 'bigint':
      return `b${value}`;
    case 'undefined':
      return 'u';
    default:
      return canonicalObject(value);
  }
}

function canonicalObject(value: Exclude<CacheArg, string | number | boolean | bigint | null | undefined>): string {
  if (value instanceof Date) return `D${value.getTime()}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const object = value as { readonly [key: string]: CacheArg };
  const fields = Object.keys(object).sort();
  return `{${fields.map((field) => `${canonical(field)}=${canonical(object[field])}`).join(',')}}`;
}
