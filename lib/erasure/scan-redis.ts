import type { Redis } from 'ioredis';
import { visitNodes } from '../cache/scan.ts';
import { parseRedisUrl } from '../env/redis-url.ts';

/** A value under a key. `part`: the field, the member or the index within it; null: it is the whole value. */
export type Place = { key: string; part: string | null };
export type RedisTrace = Place & { db: number };
export type DbScan = {
  /** Which server, by number, in the order of its addresses. */
  server: number;
  db: number;
  keys: number;
  /** Values of the site's own that are sealed, and that no key opens: whom they name can't be told. */
  unreadable: number;
  found: RedisTrace[];
};

/** What a value says of somebody. `unreadable`: it is sealed, and nothing opens it. */
export type Reading = 'named' | 'clean' | 'unreadable';

export type RedisScanOptions = {
  /** The first that reaches a server is the one it is scanned with. */
  urls: readonly string[];
  read: (place: Place, value: Buffer) => Reading;
  isNamed: (text: string) => boolean;
  isOurs: (key: string) => boolean;
  /** Whether what names somebody, or what nobody can read, is removed from keys of ours. */
  removes: boolean;
  onKeys?: (more: number) => void;
};

const scanCount = 200;
const patienceMs = 30_000;

/**
 * Reads every key and every value of every db of these servers: texts, hashes, lists, sets, sorted sets and streams.
 * Throws where a login may not list keys, or a server can't be reached.
 */
export async function scanRedis({ urls, ...options }: RedisScanOptions): Promise<DbScan[]> {
  const scans: DbScan[] = [];
  const known: string[] = [];
  for (const target of [...new Set(urls)].map(parseRedisUrl)) {
    const dbs = new Set<number>();
    const own: string[] = [];
    await visitNodes(target, 0, async (node) => {
      const { runId, filled } = await serverOf(node);
      if (known.includes(runId)) return;
      own.push(runId);
      for (const db of filled) dbs.add(db);
    });
    known.push(...own);
    for (const db of [...dbs].toSorted((a, b) => a - b)) {
      await visitNodes(target, db, async (node) => {
        const { runId } = await serverOf(node);
        if (own.includes(runId)) scans.push(await scanDb(node, { server: known.indexOf(runId) + 1, db }, options));
      });
    }
  }
  return scans;
}

async function serverOf(node: Redis): Promise<{ runId: string; filled: number[] }> {
  Object.assign(node.options, { commandTimeout: patienceMs, enableAutoPipelining: false });
  const info = await node.info();
  const runId = /^run_id:(\S+)/m.exec(info)?.[1] ?? '';
  return { runId, filled: [...info.matchAll(/^db(\d+):keys=/gm)].map(([, db]) => Number(db)) };
}

type DbOptions = Omit<RedisScanOptions, 'urls'>;

async function scanDb(node: Redis, where: { server: number; db: number }, options: DbOptions): Promise<DbScan> {
  const scan: DbScan = { ...where, keys: 0, unreadable: 0, found: [] };
  // A key may come twice, and one that names somebody is to be told once.
  const seen = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await node.scan(cursor, 'COUNT', scanCount);
    cursor = next;
    const fresh = keys.filter((key) => !seen.has(key));
    for (const key of fresh) seen.add(key);
    for (const { key, type, values } of await valuesOf(node, fresh)) {
      for (const { part, value } of values) {
        const reading =
          options.isNamed(key) || (part !== null && options.isNamed(part))
            ? 'named'
            : options.read({ key, part }, value);
        if (reading === 'unreadable' && options.isOurs(key)) scan.unreadable += 1;
        if (reading === 'named') scan.found.push({ db: where.db, key, part });
        if (reading !== 'clean' && options.removes && options.isOurs(key)) await remove(node, key, type, part, value);
      }
    }
    options.onKeys?.(fresh.length);
  } while (cursor !== '0');
  return { ...scan, keys: seen.size };
}

type Value = { part: string | null; value: Buffer };
type Held = { key: string; type: string; values: Value[] };

async function valuesOf(node: Redis, keys: readonly string[]): Promise<Held[]> {
  if (keys.length === 0) return [];
  const types = await answersOf<string>(keys.reduce((batch, key) => batch.type(key), node.pipeline()));
  const reads = node.pipeline();
  for (const [at, key] of keys.entries()) (readers[types[at] ?? ''] ?? readers.string)?.begin(reads, key);
  const values = await answersOf<unknown>(reads);
  return keys.map((key, at) => {
    const type = types[at] ?? '';
    return { key, type, values: (readers[type] ?? readers.string)?.values(values[at]) ?? [] };
  });
}

type Pipeline = ReturnType<Redis['pipeline']>;
type Reader = { begin: (batch: Pipeline, key: string) => unknown; values: (answer: unknown) => Value[] };

const members = (answer: unknown): Value[] => (answer as Buffer[]).map((value) => ({ part: value.toString(), value }));

/** By what `TYPE` calls it. A key that ended meanwhile is read as an empty text. */
const readers: Record<string, Reader> = {
  string: {
    begin: (batch, key) => batch.getBuffer(key),
    values: (answer) => (answer ? [{ part: null, value: answer as Buffer }] : []),
  },
  hash: {
    begin: (batch, key) => batch.hgetallBuffer(key),
    values: (answer) => Object.entries(answer as Record<string, Buffer>).map(([part, value]) => ({ part, value })),
  },
  list: { begin: (batch, key) => batch.lrangeBuffer(key, 0, -1), values: members },
  set: { begin: (batch, key) => batch.smembersBuffer(key), values: members },
  zset: { begin: (batch, key) => batch.zrangeBuffer(key, 0, '-1'), values: members },
  stream: {
    begin: (batch, key) => batch.xrangeBuffer(key, '-', '+'),
    values: (answer) =>
      (answer as [Buffer, Buffer[]][]).map(([id, fields]) => ({ part: id.toString(), value: Buffer.concat(fields) })),
  },
};

async function answersOf<T>(batch: Pipeline): Promise<T[]> {
  const replies = (await batch.exec()) ?? [];
  return replies.map(([error, answer]) => {
    if (error) throw error;
    return answer as T;
  });
}

async function remove(node: Redis, key: string, type: string, part: string | null, value: Buffer): Promise<void> {
  if (part === null) await node.unlink(key);
  else if (type === 'hash') await node.hdel(key, part);
  else if (type === 'list') await node.lrem(key, 0, value);
  else if (type === 'set') await node.srem(key, value);
  else if (type === 'zset') await node.zrem(key, value);
  else if (type === 'stream') await node.xdel(key, part);
}
