import { reports } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';
import { getReportSubject } from '../data.ts';
import type { Reportable } from '../schema.ts';

/** Tells the site's admins of something. While one's report of it is open, another changes nothing. */
export async function createReport(
  actor: Actor,
  { type, id, reason }: { type: Reportable; id: string; reason: string },
): Promise<WriteResult<void, 'forbidden' | 'subjectGone'>> {
  if (!actor || !can(rolesOf(actor), 'report.create')) return { ok: false, error: 'forbidden' };
  if ((await getReportSubject(actor.userId, type, id)) === null) return { ok: false, error: 'subjectGone' };
  return writeResult(async (tx) => {
    await tx
      .insert(reports)
      .values({ reporterId: actor.userId, subjectType: type, subjectId: id, reason })
      .onConflictDoNothing();
  });
}
