import { LRUCache } from 'lru-cache';
import { recordStore } from '../cache/records.ts';
import { env } from '../env/index.ts';
import { dayMs } from './session-record.ts';

/** A record's life is moved at most this often by one process: two weeks don't need a command per request. */
const slideEveryMs = 10 * 60 * 1000;

const key = Symbol.for('simlane.session-slides');
const shared: typeof globalThis & { [key]?: LRUCache<string, number> } = globalThis;

/** Gives the record its whole life again, by EXPIRE: writing it again could bring back one that was just revoked. */
export function slide(keyHash: string, nowMs: number): void {
  shared[key] ??= new LRUCache({ max: 20_000 });
  if (nowMs - (shared[key].get(keyHash) ?? 0) < slideEveryMs) return;
  shared[key].set(keyHash, nowMs);
  void recordStore('session').touch(keyHash, env().sessionDays * dayMs);
}
