import { userCacheKeys } from '../../drizzle/schema/index.ts';
import { type SealingKey, sealingKey } from '../cache/sealing.ts';
import { db } from '../db/client.ts';
import { unwrapPersonalKey } from '../users/personal-key.ts';

/** The keys of all who have one: what opens everything that is sealed for one person. For scans, never for readers. */
export async function everybodysKeys(): Promise<SealingKey[]> {
  const rows = await db().select().from(userCacheKeys);
  return rows.flatMap(({ userId, wrappedKey }) => {
    const key = unwrapPersonalKey(userId, wrappedKey);
    return key ? [sealingKey(key)] : [];
  });
}
