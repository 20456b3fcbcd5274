import { type WriteResult, writeResult } from '../../db/write.ts';
import { isPasswordOf, type WrongPassword, wrongPassword } from '../data.ts';
import { eraseAccount, type NotErased } from '../erase-account.ts';

export type NotDeleted = WrongPassword | { field: 'handle'; key: 'handleMismatch' } | NotErased;

/** Deletes one's own account, on proof of the password and with the handle typed. All or nothing. */
export async function deleteAccount(
  userId: string,
  input: { currentPassword: string; handle: string },
): Promise<WriteResult<void, NotDeleted>> {
  if (!(await isPasswordOf(userId, input.currentPassword))) return { ok: false, error: wrongPassword };
  return writeResult(async (tx, fail: (error: NotDeleted) => never) => {
    await eraseAccount(tx, userId, {
      fail,
      check: ({ handle }) => {
        if (handle.toLowerCase() !== input.handle.toLowerCase()) fail({ field: 'handle', key: 'handleMismatch' });
      },
    });
  });
}
