import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Packr } from 'msgpackr';
import type { Entry } from './entry.ts';

/**
 * The bytes of an entry: format (u8), flags (u8), header length (u32 BE), header, payload; both in MessagePack, the
 * payload compressed when that pays. Dates, Maps, Buffers and undefined come back as they went in.
 */
const format = 1;
const compressed = 1;
const prefixBytes = 6;
/** Below this, compression saves less memory than it costs time. */
const compressFromBytes = 2_048;

const packr = new Packr({ moreTypes: true });

type StoredHeader = [epoch: string, s: number, storedAt: number, freshUntil: number, keepUntil: number, tags: string[]];

export function encodeEntry(entry: Entry): { bytes: Buffer; rawBytes: number } {
  const { position, storedAtMs, freshUntilMs, keepUntilMs, tags } = entry;
  const stored: StoredHeader = [position.epoch, position.s, storedAtMs, freshUntilMs, keepUntilMs, [...tags]];
  const header = packr.pack(stored);
  const raw = packr.pack(entry.value);
  const squeezed = raw.length >= compressFromBytes ? zstdCompressSync(raw) : raw;
  const isCompressed = squeezed.length < raw.length;
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt8(format, 0);
  prefix.writeUInt8(isCompressed ? compressed : 0, 1);
  prefix.writeUInt32BE(header.length, 2);
  return {
    bytes: Buffer.concat([prefix, header, isCompressed ? squeezed : raw]),
    rawBytes: header.length + raw.length,
  };
}

/** Null for anything that is not an entry of this format: it is a miss, and the next fill replaces it. */
export function decodeEntry<T>(bytes: Buffer): { entry: Entry<T>; rawBytes: number } | null {
  if (bytes.length < prefixBytes || bytes.readUInt8(0) !== format) return null;
  try {
    const headerEnd = prefixBytes + bytes.readUInt32BE(2);
    const [epoch, s, storedAtMs, freshUntilMs, keepUntilMs, tags] = packr.unpack(
      bytes.subarray(prefixBytes, headerEnd),
    ) as StoredHeader;
    const payload = bytes.subarray(headerEnd);
    // A copy: what msgpackr gives out as Buffers would else point into the socket's memory.
    const raw = bytes.readUInt8(1) & compressed ? zstdDecompressSync(payload) : Buffer.from(payload);
    const value = packr.unpack(raw) as T;
    const entry = { value, position: { epoch, s }, tags, storedAtMs, freshUntilMs, keepUntilMs };
    return { entry, rawBytes: raw.length + headerEnd };
  } catch {
    return null;
  }
}
