import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { userCacheKeys } from '../../drizzle/schema/index.ts';
import { tag } from '../../drizzle/tags.ts';
import type { CacheArg, Owner } from '../cache/index.ts';
import { deriveRing, type Keyring, openText, sealText } from '../cache/sealing.ts';
import { db, type Tx } from '../db/client.ts';
import { write } from '../db/write.ts';
import { env } from '../env/index.ts';

/**
 * Each user's own key for his entries in the cache. It is kept wrapped with the site's secret; its row goes with the
 * user, and with it all that was sealed. A key that no secret opens any more is replaced: what it sealed are misses.
 */
const purpose = 'personal keys';

/** For `personal` of a cached read: `userOf` picks the user's id out of its arguments. */
export const ownedBy =
  <A extends readonly CacheArg[]>(userOf: (...args: A) => string) =>
  (...args: A): Owner => {
    const userId = userOf(...args);
    return { tag: tag.user(userId), readKey: () => readPersonalKey(userId) };
  };

/** The user's key, made when he has none; null when there is no such user. */
export async function readPersonalKey(userId: string): Promise<Buffer | null> {
  const [row] = await db().select().from(userCacheKeys).where(eq(userCacheKeys.userId, userId));
  const known = row && unwrapPersonalKey(userId, row.wrappedKey);
  return known ?? (await write((tx) => makePersonalKey(tx, userId))).value;
}

/** Null: no secret that is configured opens it. */
export function unwrapPersonalKey(userId: string, wrapped: string, wrapping = ring()): Buffer | null {
  return openText(wrapped, wrapping, userId);
}

/** The keys of all who have one: what opens everything that is sealed for one person. For scans, never for readers. */
export async function readAllPersonalKeys(): Promise<Buffer[]> {
  const wrapping = ring();
  const rows = await db().select().from(userCacheKeys);
  return rows.flatMap(({ userId, wrappedKey }) => unwrapPersonalKey(userId, wrappedKey, wrapping) ?? []);
}

/** Makes the key of a user who has none, or whose key can't be opened. Of two makers one wins, for both. */
export async function makePersonalKey(tx: Tx, userId: string): Promise<Buffer | null> {
  const wrapped = sealText(randomBytes(32), ring(), userId);
  const rows = (await tx.execute(sql`
    insert into user_cache_keys as held (user_id, wrapped_key) select id, ${wrapped} from users where id = ${userId}
    on conflict (user_id) do update
      set wrapped_key = case when split_part(held.wrapped_key, '.', 1) = any(${sql.param([...ring().byId.keys()])}::text[])
        then held.wrapped_key else excluded.wrapped_key end
    returning wrapped_key as "wrappedKey"`)) as unknown as { wrappedKey: string }[];
  const [row] = rows;
  return row ? unwrapPersonalKey(userId, row.wrappedKey) : null;
}

function ring(): Keyring {
  const { secret, previousSecrets } = env();
  const derived = deriveRing([secret, ...previousSecrets], purpose);
  if (!derived) throw new Error('SIMLANE_SECRET is not set');
  return derived;
}
