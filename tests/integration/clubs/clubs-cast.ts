import { eq, sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { auditLogs, clubs } from '../../../drizzle/schema/index.ts';
import { db } from '../../../lib/db/client.ts';
import type { Actor, ClubRole, Role } from '../../../lib/policy/index.ts';
import { createClub, createClubMember, createUser } from '../../factories/index.ts';

type Acting = NonNullable<Actor>;
export type Club = typeof clubs.$inferSelect;

export async function someone(siteRole: 'user' | 'admin' = 'user'): Promise<Acting> {
  const { id } = await createUser(db(), { siteRole });
  return { userId: id, siteRole };
}

/** A club with an admin of its own besides, so that no role is needed to keep it. */
export async function clubWith(
  values: Partial<typeof clubs.$inferInsert> = {},
): Promise<{ club: Club; admin: Acting }> {
  const admin = await someone();
  return { club: await createClub(db(), admin.userId, values), admin };
}

/** Somebody who is this to the club. */
export async function actorOf(role: Exclude<Role, 'visitor'>, clubId: string): Promise<Acting> {
  const actor = await someone(role === 'siteAdmin' ? 'admin' : 'user');
  if (role !== 'stranger' && role !== 'siteAdmin') await createClubMember(db(), clubId, actor.userId, role as ClubRole);
  return actor;
}

/** All that is stored of a club's own row and of what was done to it. */
export async function stateOf(clubId: string) {
  const [row] = await db().select().from(clubs).where(eq(clubs.id, clubId));
  const done = await db().select({ action: auditLogs.action }).from(auditLogs).where(eq(auditLogs.subjectId, clubId));
  return { row, done: done.map(({ action }) => action) };
}

/** Until somebody on this database waits for another transaction. */
export async function untilBlocked(): Promise<void> {
  await vi.waitFor(
    async () => {
      const [row] = await db().execute<{ waiting: number }>(sql`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      expect(row?.waiting).toBeGreaterThan(0);
    },
    { timeout: 5_000, interval: 10 },
  );
}
