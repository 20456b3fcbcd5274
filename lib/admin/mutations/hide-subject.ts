import { auditLogs } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';
import { type Hideable, setHidden } from '../hideable.ts';

/** Hides a profile, club, event or team from everybody but site admins (and its own), or shows it again. */
export async function hideSubject(
  actor: NonNullable<Actor>,
  { type, id, hidden }: { type: Hideable; id: string; hidden: boolean },
): Promise<WriteResult<void, 'forbidden' | 'subjectGone'>> {
  if (!can(rolesOf(actor), hidden ? 'admin.hide' : 'admin.unhide')) return { ok: false, error: 'forbidden' };
  return writeResult(async (tx, fail: (error: 'subjectGone') => never) => {
    if (!(await setHidden(tx, type, id, hidden))) fail('subjectGone');
    await tx.insert(auditLogs).values({
      actorId: actor.userId,
      action: hidden ? `${type}.hidden` : `${type}.shown`,
      subjectType: type,
      subjectId: id,
    });
  });
}
