import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Packr } from 'msgpackr';
import type { Entry, EntryHeader } from './entry.ts';
import { type Keyring, newNonce, open, seal } from './sealing.ts';

/**
 * The bytes of an entry: format (u8), flags (u8), header length (u32 BE), header, payload; both in MessagePack, the
 * payload compressed when that pays and sealed where there is a ring. Dates, Maps, Buffers and undefined come back as
 * they went in. A sealed payload is bound to its key in Redis, its header and with that its epoch: moved elsewhere it
 * does not open.
 */
const format = 2;
const flag = { compressed: 1, sealed: 2 } as const;
const prefixBytes = 6;
/** Below this, compression saves less memory than it costs time. */
const compressFromBytes = 2_048;

/** As many bytes as tell an entry from any other under the same key: its position and when it was stored. */
export const stampBytes = 64;

const packr = new Packr({ moreTypes: true });

type StoredHeader = [
  epoch: string,
  s: number,
  storedAt: number,
  freshUntil: number,
  keepUntil: number,
  tags: readonly string[],
  cost: number,
  keyId?: string,
  nonce?: Buffer,
];

export function encodeEntry(entry: Entry, key: string, ring: Keyring | null): { bytes: Buffer; rawBytes: number } {
  const { position, storedAtMs, freshUntilMs, keepUntilMs, tags, costMs } = entry;
  const stored: StoredHeader = [position.epoch, position.s, storedAtMs, freshUntilMs, keepUntilMs, tags, costMs];
  const nonce = newNonce();
  const header = packr.pack(ring ? [...stored, ring.current.id, nonce] : stored);
  const raw = packr.pack(entry.value);
  const squeezed = raw.length >= compressFromBytes ? zstdCompressSync(raw) : raw;
  const isCompressed = squeezed.length < raw.length;
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt8(format, 0);
  prefix.writeUInt8((isCompressed ? flag.compressed : 0) | (ring ? flag.sealed : 0), 1);
  prefix.writeUInt32BE(header.length, 2);
  const payload = isCompressed ? squeezed : raw;
  const head = Buffer.concat([prefix, header]);
  const bytes = Buffer.concat([head, ring ? seal(payload, ring.current, nonce, boundTo(key, head)) : payload]);
  return { bytes, rawBytes: header.length + raw.length };
}

/**
 * Null for anything that is not an entry of this format, or that none of the ring's keys opens: it is a miss, and the
 * next fill replaces it. What should be sealed and is not, is refused too.
 */
export function decodeEntry<T>(
  bytes: Buffer,
  key: string,
  ring: Keyring | null,
): { entry: Entry<T>; rawBytes: number } | null {
  try {
    const parts = split(bytes);
    if (!parts) return null;
    const { stored, flags, headerEnd } = parts;
    const plain = unsealed(bytes, stored, flags, headerEnd, key, ring);
    if (!plain) return null;
    // Else a copy: what msgpackr gives out as Buffers would point into the memory of the socket.
    const raw = flags & flag.compressed ? zstdDecompressSync(plain) : ring ? plain : Buffer.from(plain);
    return { entry: { ...asHeader(stored), value: packr.unpack(raw) as T }, rawBytes: raw.length + headerEnd };
  } catch {
    return null;
  }
}

/** What an entry says of itself, also where nothing opens it; null for anything that is none. */
export function readHeader(bytes: Buffer): (EntryHeader & { isSealed: boolean; isCompressed: boolean }) | null {
  try {
    const parts = split(bytes);
    if (!parts) return null;
    const { stored, flags } = parts;
    const isSealed = (flags & flag.sealed) !== 0;
    return { ...asHeader(stored), isSealed, isCompressed: (flags & flag.compressed) !== 0 };
  } catch {
    return null;
  }
}

function split(bytes: Buffer): { stored: StoredHeader; flags: number; headerEnd: number } | null {
  if (bytes.length < prefixBytes || bytes.readUInt8(0) !== format) return null;
  const headerEnd = prefixBytes + bytes.readUInt32BE(2);
  const stored = packr.unpack(bytes.subarray(prefixBytes, headerEnd)) as StoredHeader;
  return { stored, flags: bytes.readUInt8(1), headerEnd };
}

function asHeader([epoch, s, storedAtMs, freshUntilMs, keepUntilMs, tags, costMs]: StoredHeader): EntryHeader {
  return { position: { epoch, s }, tags, storedAtMs, freshUntilMs, keepUntilMs, costMs };
}

function unsealed(
  bytes: Buffer,
  [, , , , , , , keyId = '', nonce]: StoredHeader,
  flags: number,
  headerEnd: number,
  entryKey: string,
  ring: Keyring | null,
): Buffer | null {
  const payload = bytes.subarray(headerEnd);
  if ((flags & flag.sealed) === 0) return ring ? null : payload;
  const key = ring?.byId.get(keyId);
  return key && nonce ? open(payload, key, nonce, boundTo(entryKey, bytes.subarray(0, headerEnd))) : null;
}

function boundTo(entryKey: string, head: Buffer): Buffer {
  return Buffer.concat([Buffer.from(entryKey), Buffer.from([0]), head]);
}
