import { users } from '../../drizzle/schema/index.ts';
import type { Db, Tx } from '../../lib/db/client.ts';
import { nextNumber, only } from './rows.ts';

/** A user whose password is unknown: `passwordHash` is no hash of anything. */
export async function createUser(on: Db | Tx, values: Partial<typeof users.$inferInsert> = {}) {
  const n = nextNumber();
  const row = { handle: `driver-${n}`, name: `Driver ${n}`, email: `driver-${n}@example.org`, passwordHash: 'none' };
  return only(
    await on
      .insert(users)
      .values({ ...row, ...values })
      .returning(),
  );
}
