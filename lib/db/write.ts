import { sql } from 'drizzle-orm';
import { invalidate } from '../cache/index.ts';
import { log } from '../log/index.ts';
import { db, type Tx } from './client.ts';
import { isRetryable } from './errors.ts';

/**
 * What a committed transaction gave. `tags`: all that its rows touched, as the triggers saw them. `position`: the
 * sequence number of their invalidation; null when nothing was touched or the clocks could not be reached.
 */
export type Written<T> = { value: T; position: number | null; tags: readonly string[] };
export type WriteResult<T, E> = ({ ok: true } & Written<T>) | { ok: false; error: E };

const attempts = 3;

/**
 * Runs a transaction and, once it is committed, invalidates every tag it touched. Throwing inside rolls back. Lost
 * against a concurrent transaction it is run again, up to 3 times: `fn` must do nothing that a rollback leaves done.
 */
export async function write<T>(fn: (tx: Tx) => Promise<T>): Promise<Written<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { value, xid, tags } = await transact(fn);
      return { value, tags, position: xid === null ? null : await invalidateCommitted(tags, xid) };
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
    }
  }
}

/** A `write` that may end in an expected failure: `fail(error)` rolls back, and the error comes back as a value. */
export async function writeResult<T, E>(
  fn: (tx: Tx, fail: (error: E) => never) => Promise<T>,
): Promise<WriteResult<T, E>> {
  let failure: Rollback<E> | undefined;
  const fail = (error: E): never => {
    failure = new Rollback(error);
    throw failure;
  };
  try {
    return { ok: true, ...(await write((tx) => fn(tx, fail))) };
  } catch (thrown) {
    if (failure && thrown === failure) return { ok: false, error: failure.error };
    throw thrown;
  }
}

class Rollback<E> extends Error {
  readonly error: E;
  constructor(error: E) {
    super('rolled back');
    this.error = error;
  }
}

type Committed<T> = { value: T; xid: string | null; tags: readonly string[] };

function transact<T>(fn: (tx: Tx) => Promise<T>): Promise<Committed<T>> {
  return db().transaction(async (tx) => {
    const value = await fn(tx);
    // Deferred constraints are checked now, so that their failure is thrown here and nothing touches rows after the read below.
    await tx.execute(sql`set constraints all immediate`);
    const [own] = await tx.execute<{ xid: string; tags: string[] }>(sql`
      select xid::text as xid, array_agg(distinct tag) as tags
      from cache_outbox cross join lateral unnest(tags) tag
      where xid = pg_current_xact_id_if_assigned()
      group by xid`);
    return { value, xid: own?.xid ?? null, tags: own?.tags ?? [] };
  });
}

/** The rows are committed: whatever happens here must not look like a failed write. The relay will do what this can't. */
async function invalidateCommitted(tags: readonly string[], xid: string): Promise<number | null> {
  try {
    return await invalidate(tags, { transactionId: xid });
  } catch (err) {
    log.error({ err, tags: tags.length, xid }, 'a committed write could not be invalidated; the outbox keeps it');
    return null;
  }
}
