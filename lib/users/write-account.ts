import type { Tx } from '../db/client.ts';
import { uniqueViolation } from '../db/errors.ts';
import { type WriteResult, writeResult } from '../db/write.ts';

/** The field that can't be had, and why, as a key of the `validation` messages. */
export type Taken = { field: 'handle'; key: 'handleTaken' } | { field: 'email'; key: 'emailTaken' };

export const handleTaken: Taken = { field: 'handle', key: 'handleTaken' };
const emailTaken: Taken = { field: 'email', key: 'emailTaken' };

/** A write to `users` in which a handle or address may turn out to be taken: the unique indexes decide who was first. */
export async function writeAccount<T>(
  fn: (tx: Tx, fail: (taken: Taken) => never) => Promise<T>,
): Promise<WriteResult<T, Taken>> {
  try {
    return await writeResult<T, Taken>(fn);
  } catch (error) {
    const index = uniqueViolation(error);
    if (index === 'users_handle_key') return { ok: false, error: handleTaken };
    if (index === 'users_email_key') return { ok: false, error: emailTaken };
    throw error;
  }
}
