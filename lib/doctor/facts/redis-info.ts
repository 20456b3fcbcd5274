/** INFO's lines as a record; `db0` and the like come as they are: `keys=1,expires=0,…`. */
export type RedisInfo = Readonly<Record<string, string>>;

export function parseInfo(text: string): RedisInfo {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

export type Keyspace = { readonly db: number; readonly keys: number; readonly lasting: number };

/** Keys of each db, and how many of them never expire. */
export function keyspaces(info: RedisInfo): Keyspace[] {
  return Object.entries(info).flatMap(([name, value]) => {
    const db = /^db(\d+)$/.exec(name)?.[1];
    const counts = /keys=(\d+),expires=(\d+)/.exec(value);
    if (!db || !counts) return [];
    return [{ db: Number(db), keys: Number(counts[1]), lasting: Number(counts[1]) - Number(counts[2]) }];
  });
}
