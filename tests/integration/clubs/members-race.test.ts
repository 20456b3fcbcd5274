import { and, count, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditLogs, clubMembers, clubs } from '../../../drizzle/schema/index.ts';
import { deleteClub } from '../../../lib/clubs/mutations/delete-club.ts';
import { leaveClub } from '../../../lib/clubs/mutations/leave-club.ts';
import { removeMember } from '../../../lib/clubs/mutations/remove-member.ts';
import { setMemberRole } from '../../../lib/clubs/mutations/set-member-role.ts';
import { transferClub } from '../../../lib/clubs/mutations/transfer-club.ts';
import { db } from '../../../lib/db/client.ts';
import * as make from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';

onOwnDatabase();

const rounds = 50;

/** A club of two admins and a member. */
async function twoAdmins() {
  const person = async () => {
    const { id: userId, handle } = await make.createUser(db());
    return { userId, handle, siteRole: 'user' as const };
  };
  const [one, two, member] = [await person(), await person(), await person()];
  const { id: clubId, name } = await make.createClub(db(), one.userId);
  await make.createClubMember(db(), clubId, two.userId, 'admin');
  await make.createClubMember(db(), clubId, member.userId);
  return { clubId, name, one, two, member };
}

type Two = Awaited<ReturnType<typeof twoAdmins>>;
type Outcome = { ok: true } | { ok: false; error: { key: string } };

async function adminsOf(clubId: string): Promise<number> {
  const [row] = await db()
    .select({ n: count() })
    .from(clubMembers)
    .where(and(eq(clubMembers.clubId, clubId), eq(clubMembers.role, 'admin')));
  return row?.n ?? 0;
}

const notedOf = (clubId: string) => db().$count(auditLogs, eq(auditLogs.clubId, clubId));

const demote = (by: Two['one'], whom: Two['one'], { clubId }: Two) =>
  setMemberRole(by, { clubId, userId: whom.userId, role: 'member' });

const duels: [string, (two: Two) => [Promise<Outcome>, Promise<Outcome>]][] = [
  ['demote each other', (it) => [demote(it.one, it.two, it), demote(it.two, it.one, it)]],
  ['step back', (it) => [demote(it.one, it.one, it), demote(it.two, it.two, it)]],
  ['leave', (it) => [leaveClub(it.one, it), leaveClub(it.two, it)]],
  [
    'remove each other',
    (it) => [
      removeMember(it.one, { ...it, userId: it.two.userId }),
      removeMember(it.two, { ...it, userId: it.one.userId }),
    ],
  ],
  [
    'remove the other and step back',
    (it) => [removeMember(it.one, { ...it, userId: it.two.userId }), demote(it.two, it.two, it)],
  ],
  [
    'remove and demote the other',
    (it) => [removeMember(it.one, { ...it, userId: it.two.userId }), demote(it.two, it.one, it)],
  ],
  [
    'hand the club to each other',
    (it) => [
      transferClub(it.one, { ...it, userId: it.two.userId, confirmation: it.two.handle }),
      transferClub(it.two, { ...it, userId: it.one.userId, confirmation: it.one.handle }),
    ],
  ],
  [
    'remove and are removed while handing over to a member',
    (it) => [
      transferClub(it.one, { ...it, userId: it.member.userId, confirmation: it.member.handle }),
      removeMember(it.two, { ...it, userId: it.member.userId }),
    ],
  ],
];

const compatible = [
  'remove the other and step back',
  'hand the club to each other',
  'remove and are removed while handing over to a member',
];

for (const [what, start] of duels) {
  test(`two admins who ${what} at once leave a club with an admin`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const stage = await twoAdmins();
      const outcomes = await Promise.all(start(stage));
      expect(await adminsOf(stage.clubId)).toBeGreaterThan(0);
      const ok = outcomes.filter((outcome) => outcome.ok).length;
      // Whoever comes second finds his rights gone, unless the two don't contradict each other.
      expect(compatible.includes(what) ? [1, 2] : [1]).toContain(ok);
      expect(await notedOf(stage.clubId), 'what was refused left nothing').toBe(ok);
      for (const outcome of outcomes) {
        if (!outcome.ok) expect(['forbidden', 'lastAdmin', 'memberGone', 'clubNotFound']).toContain(outcome.error.key);
      }
    }
  });
}

test('of deleting and handing over at once one is done, whole', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const stage = await twoAdmins();
    const { clubId, name, one, two, member } = stage;
    const [deleted, handed] = await Promise.all([
      deleteClub(one, { clubId, confirmation: name }),
      transferClub(two, { clubId, userId: member.userId, confirmation: member.handle }),
    ]);
    const left = await db().select().from(clubs).where(eq(clubs.id, clubId));
    expect(left).toHaveLength(deleted.ok ? 0 : 1);
    expect(deleted.ok || handed.ok).toBe(true);
    if (!deleted.ok) expect(await adminsOf(clubId)).toBeGreaterThan(0);
  }
});

test('without the lock and the constraint, counting first would leave a club without an admin', async () => {
  const { clubId, one, two } = await twoAdmins();
  await db().execute(sql`alter table club_members disable trigger user`);
  let arrived = 0;
  const { promise: both, resolve: open } = Promise.withResolvers<void>();
  const naiveLeave = (userId: string) =>
    db().transaction(async (tx) => {
      const [row] = await tx
        .select({ n: count() })
        .from(clubMembers)
        .where(and(eq(clubMembers.clubId, clubId), eq(clubMembers.role, 'admin')));
      arrived += 1;
      if (arrived === 2) open();
      await both;
      if ((row?.n ?? 0) > 1) await tx.delete(clubMembers).where(eq(clubMembers.userId, userId));
    });
  await Promise.all([naiveLeave(one.userId), naiveLeave(two.userId)]);
  expect(await adminsOf(clubId)).toBe(0);
});
