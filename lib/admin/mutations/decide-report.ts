import { and, eq } from 'drizzle-orm';
import { auditLogs, reports } from '../../../drizzle/schema/index.ts';
import { type WriteResult, writeResult } from '../../db/write.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';
import { isHideable, setHidden } from '../hideable.ts';

/** Dismisses a report, or upholds it: what it is about is hidden, and all open reports of it are closed with it. */
export async function decideReport(
  actor: NonNullable<Actor>,
  { reportId, uphold }: { reportId: string; uphold: boolean },
): Promise<WriteResult<void, 'forbidden' | 'reportGone' | 'subjectGone'>> {
  if (!can(rolesOf(actor), 'admin.decide-report')) return { ok: false, error: 'forbidden' };
  return writeResult(async (tx, fail: (error: 'reportGone' | 'subjectGone') => never) => {
    const [report] = await tx
      .select({ type: reports.subjectType, id: reports.subjectId })
      .from(reports)
      .where(and(eq(reports.id, reportId), eq(reports.status, 'open')))
      .for('no key update');
    if (!report) return fail('reportGone');
    if (uphold && isHideable(report.type) && !(await setHidden(tx, report.type, report.id, true))) fail('subjectGone');
    await tx
      .update(reports)
      .set({ status: uphold ? 'upheld' : 'dismissed', decidedBy: actor.userId, decidedAt: new Date() })
      .where(
        uphold
          ? and(eq(reports.subjectType, report.type), eq(reports.subjectId, report.id), eq(reports.status, 'open'))
          : eq(reports.id, reportId),
      );
    await tx.insert(auditLogs).values({
      actorId: actor.userId,
      action: uphold ? 'report.upheld' : 'report.dismissed',
      subjectType: report.type,
      subjectId: report.id,
    });
  });
}
