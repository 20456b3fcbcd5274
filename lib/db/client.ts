import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import * as schema from '../../drizzle/schema/index.ts';
import { env } from '../env/index.ts';
import { connectionOptions } from './connection-options.ts';
import { timedSql } from './timed-sql.ts';

export type Db = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

type Scope = { queries: number; statements?: string[] };
type State = {
  pool: { db: Db; sql: Sql } | null;
  queries: number;
  scope: AsyncLocalStorage<Scope>;
  listeners: Set<QueryListener>;
};
export type QueryListener = (durationMs: number) => void;

const slot: { [key: symbol]: unknown } = globalThis as never;
const memo = Symbol.for('simlane.db');

/** The process' database, connected by its first query. Throws without DATABASE_URL and while Next builds. */
export function db(): Db {
  const held = state();
  held.pool ??= open(held);
  return held.pool.db;
}

/** How many queries this process has sent, without the BEGIN and COMMIT of transactions. */
export function queryCount(): number {
  return state().queries;
}

/** Tells `listener` of each query of this process once it has ended, well or not. Returns what ends that. */
export function onQuery(listener: QueryListener): () => void {
  const { listeners } = state();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Runs `fn` and counts the queries sent on its behalf, also by what it awaits and by nested counts. */
export async function withQueryCount<T>(fn: () => Promise<T>): Promise<{ value: T; queries: number }> {
  const { scope } = state();
  const outer = scope.getStore();
  const counter = { queries: 0 };
  try {
    // A query of Drizzle is sent when it is awaited: that must happen inside the scope.
    const value = await scope.run(counter, async () => await fn());
    return { value, queries: counter.queries };
  } finally {
    if (outer) outer.queries += counter.queries;
  }
}

/** Runs `fn` and keeps the text of the queries sent on its behalf, without their parameters. */
export async function withStatements<T>(fn: () => Promise<T>): Promise<{ value: T; statements: readonly string[] }> {
  const statements: string[] = [];
  const value = await state().scope.run({ queries: 0, statements }, async () => await fn());
  return { value, statements };
}

/** Waits up to 5 s for running queries, then closes the connections. The next `db()` opens new ones. */
export async function closeDb(): Promise<void> {
  const held = state();
  const { pool } = held;
  held.pool = null;
  await pool?.sql.end({ timeout: 5 });
}

function open(held: State): { db: Db; sql: Sql } {
  if (process.env.NEXT_PHASE === 'phase-production-build') {
    throw new Error('A page asked for the database while Next builds: the build must not need one.');
  }
  const { databaseUrl, databasePoolMax } = env();
  if (!databaseUrl) {
    throw new Error('DATABASE_URL is not set. Point it at a Postgres 15 or later, or start SimLane with `npm run up`.');
  }
  const sql = postgres(databaseUrl, connectionOptions(databasePoolMax));
  const logQuery = (text: string) => {
    held.queries += 1;
    const counter = held.scope.getStore();
    if (counter) counter.queries += 1;
    counter?.statements?.push(text);
  };
  const timed = timedSql(sql, (durationMs) => {
    for (const listener of held.listeners) listener(durationMs);
  });
  return { sql, db: drizzle(timed, { schema, logger: { logQuery } }) };
}

function state(): State {
  const known = slot[memo] as State | undefined;
  if (known) return known;
  const made: State = { pool: null, queries: 0, scope: new AsyncLocalStorage(), listeners: new Set() };
  slot[memo] = made;
  return made;
}
