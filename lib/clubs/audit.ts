import { auditLogs } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';

type Change = {
  actorId: string;
  clubId: string;
  action: string;
  subjectId?: string;
  details?: Record<string, unknown>;
};

/** Leaves a row about a change of a club: of the club itself, or of the `subjectId` of one of its members. */
export async function auditClub(tx: Tx, { actorId, clubId, action, subjectId, details = {} }: Change): Promise<void> {
  const subject = subjectId ? { subjectType: 'user', subjectId } : { subjectType: 'club', subjectId: clubId };
  await tx.insert(auditLogs).values({ actorId, action, clubId, details, ...subject });
}
