import type { Sql } from 'postgres';

type Note = (durationMs: number) => void;
type Callback = (sql: Sql) => unknown;

/**
 * The same connection pool, which tells how long each statement took that Drizzle sends, also within transactions, and
 * also of those that fail. postgres.js has no hook for that.
 */
export function timedSql(sql: Sql, note: Note): Sql {
  return new Proxy(sql, {
    get(target, name) {
      if (name === 'unsafe') return (...args: Parameters<Sql['unsafe']>) => timed(target.unsafe(...args), note);
      if (name === 'begin' || name === 'savepoint') return inside(target, name, note);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** A transaction, whose own connection is timed too. */
function inside(target: Sql, name: 'begin' | 'savepoint', note: Note): (...args: unknown[]) => unknown {
  const run = Reflect.get(target, name, target) as (...args: unknown[]) => unknown;
  return (...args) => {
    const callback = args.at(-1) as Callback;
    return run.call(target, ...args.slice(0, -1), (tx: Sql) => callback(timedSql(tx, note)));
  };
}

/** Drizzle awaits a statement as soon as it has made it: being waited for here too starts it no earlier. */
function timed<T extends PromiseLike<unknown>>(statement: T, note: Note): T {
  const startedAtMs = performance.now();
  const end = () => note(performance.now() - startedAtMs);
  void statement.then(end, end);
  return statement;
}
