import type { Tx } from '../db/client.ts';
import { uniqueViolation, violation } from '../db/errors.ts';
import { type WriteResult, writeResult } from '../db/write.ts';
import type { ActingError } from './acting.ts';

/** Why a change of a club was refused: about one field, or about all of it. Keys of the `validation` messages. */
export type ClubError =
  | { field: 'name'; key: 'clubNameTaken' }
  | { field: 'slug'; key: 'slugTaken' }
  | { field: 'confirmation'; key: 'confirmationMismatch' }
  | {
      field: null;
      key:
        | ActingError
        | 'tooManyClubs'
        | 'lastAdmin'
        | 'memberGone'
        | 'memberUnchanged'
        | 'requestGone'
        | 'invitationGone'
        | 'tooManyInvitations';
    };

export const slugTaken: ClubError = { field: 'slug', key: 'slugTaken' };
export const about = (key: Extract<ClubError, { field: null }>['key']): ClubError => ({ field: null, key });

/**
 * A write to a club. Names and addresses that turn out to be taken, and a club that would be left without an admin, are
 * found by the database, whoever else writes at the same time.
 */
export async function writeClub<T>(
  fn: (tx: Tx, fail: (error: ClubError) => never) => Promise<T>,
): Promise<WriteResult<T, ClubError>> {
  try {
    return await writeResult<T, ClubError>(fn);
  } catch (error) {
    const index = uniqueViolation(error);
    if (index === 'clubs_name_key') return { ok: false, error: { field: 'name', key: 'clubNameTaken' } };
    if (index === 'clubs_slug_key') return { ok: false, error: slugTaken };
    if (violation(error)?.constraint === 'clubs_need_admin') return { ok: false, error: about('lastAdmin') };
    throw error;
  }
}
