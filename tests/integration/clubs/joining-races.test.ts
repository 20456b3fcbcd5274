import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { clubInvitations, clubMembers, clubs } from '../../../drizzle/schema/index.ts';
import { acceptInvitation } from '../../../lib/clubs/mutations/accept-invitation.ts';
import { askToJoin } from '../../../lib/clubs/mutations/ask-to-join.ts';
import { createInvitation } from '../../../lib/clubs/mutations/create-invitation.ts';
import { decideRequest } from '../../../lib/clubs/mutations/decide-request.ts';
import { deleteClub } from '../../../lib/clubs/mutations/delete-club.ts';
import { resendInvitation } from '../../../lib/clubs/mutations/resend-invitation.ts';
import { revokeInvitation } from '../../../lib/clubs/mutations/revoke-invitation.ts';
import { setMemberRole } from '../../../lib/clubs/mutations/set-member-role.ts';
import { withdrawRequest } from '../../../lib/clubs/mutations/withdraw-request.ts';
import { db, type Tx } from '../../../lib/db/client.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { actorOf, clubWith, someone, untilBlocked } from './clubs-cast.ts';
import {
  invitationOf,
  joiningOf,
  named,
  noticesOf,
  openInvitation,
  requestOf,
  roleOf,
  waitingRequest,
} from './joining-cast.ts';

onOwnDatabase();

const gone = { ok: false, error: { field: null, key: 'invitationGone' } };
const rounds = Array.from({ length: 10 }, (_, round) => round);

/** Two things at once, in either order of starting. */
async function atOnce<A, B>(round: number, a: () => Promise<A>, b: () => Promise<B>): Promise<[A, B]> {
  if (round % 2 === 0) return Promise.all([a(), b()]);
  const [second, first] = await Promise.all([b(), a()]);
  return [first, second];
}

/** `late` begins while `change` is done but not committed, and waits for it. */
async function during<T>(change: (tx: Tx) => Promise<unknown>, late: () => Promise<T>): Promise<T> {
  let waiting: Promise<T> | undefined;
  await db().transaction(async (tx) => {
    await change(tx);
    waiting = late();
    await untilBlocked();
  });
  if (!waiting) throw new Error('nothing was waiting');
  return waiting;
}

describe('the last use of an invitation', () => {
  test.each(rounds)('of five who want it at once, exactly one gets in (%i)', async () => {
    const { club, admin } = await clubWith();
    const { invitationId, token } = await openInvitation(club.id, admin.userId, { maxUses: 3, uses: 2 });
    const people = await Promise.all(Array.from({ length: 5 }, async () => named(await someone())));
    const answers = await Promise.all(people.map((person) => acceptInvitation(person, { token })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer).toEqual(gone);
    for (const [n, { userId }] of people.entries()) {
      expect(await roleOf(club.id, userId)).toBe(answers[n]?.ok ? 'member' : null);
    }
    expect(await invitationOf(invitationId)).toMatchObject({ uses: 3 });
    expect(await noticesOf(club.name)).toHaveLength(1);
  });
});

describe('accepting, while an admin', () => {
  test.each(rounds)('revokes it: in, or not, never half (%i)', async (n) => {
    const { club, admin } = await clubWith();
    const { invitationId, token } = await openInvitation(club.id, admin.userId, { maxUses: 2 });
    const guest = named(await someone());
    const [accepted, revoked] = await atOnce(
      n,
      () => acceptInvitation(guest, { token }),
      () => revokeInvitation(admin, { clubId: club.id, invitationId }),
    );
    expect(revoked).toMatchObject({ ok: true });
    if (!accepted.ok) expect(accepted).toEqual(gone);
    expect(await roleOf(club.id, guest.userId)).toBe(accepted.ok ? 'member' : null);
    expect((await invitationOf(invitationId))?.uses).toBe(accepted.ok ? 1 : 0);
    expect(await acceptInvitation(named(await someone()), { token })).toEqual(gone);
  });

  test('has revoked it, not yet committed: it waits and is refused', async () => {
    const { club, admin } = await clubWith();
    const { invitationId, token } = await openInvitation(club.id, admin.userId);
    const guest = named(await someone());
    const accepted = await during(
      (tx) => tx.update(clubInvitations).set({ revokedAt: new Date() }).where(eq(clubInvitations.id, invitationId)),
      () => acceptInvitation(guest, { token }),
    );
    expect(accepted).toEqual(gone);
    expect(await roleOf(club.id, guest.userId)).toBeNull();
  });

  test.each(rounds)('renews it: the old token is in time or void (%i)', async (n) => {
    const { club, admin } = await clubWith();
    const { invitationId, token } = await openInvitation(club.id, admin.userId);
    const guest = named(await someone());
    const [accepted, renewed] = await atOnce(
      n,
      () => acceptInvitation(guest, { token }),
      () => resendInvitation(admin, { clubId: club.id, invitationId }),
    );
    // A single use: whoever is second finds it gone.
    expect([accepted, renewed].filter(({ ok }) => ok)).toHaveLength(1);
    expect(await roleOf(club.id, guest.userId)).toBe(accepted.ok ? 'member' : null);
  });

  test.each(rounds)('deletes the club: no row is left of either (%i)', async (n) => {
    const { club, admin } = await clubWith();
    const { token } = await openInvitation(club.id, admin.userId);
    const guest = named(await someone());
    const [accepted, deleted] = await atOnce(
      n,
      () => acceptInvitation(guest, { token }),
      () => deleteClub(admin, { clubId: club.id, confirmation: club.name }),
    );
    expect(deleted).toMatchObject({ ok: true });
    if (!accepted.ok) expect(accepted).toEqual(gone);
    const { members, invitations } = await joiningOf(club.id);
    expect([members, invitations]).toEqual([[], []]);
  });

  test('has deleted the club, not yet committed: it waits and is refused', async () => {
    const { club, admin } = await clubWith();
    const { token } = await openInvitation(club.id, admin.userId);
    const accepted = await during(
      (tx) => tx.delete(clubs).where(eq(clubs.id, club.id)),
      async () => acceptInvitation(named(await someone()), { token }),
    );
    expect(accepted).toEqual(gone);
  });
});

describe('a request', () => {
  test.each(rounds)('that two admins decide at once, each his way, is decided once (%i)', async (n) => {
    const { club, admin } = await clubWith();
    const second = await actorOf('admin', club.id);
    const asker = await someone();
    const requestId = await waitingRequest(club.id, asker.userId);
    const [accepted, refused] = await atOnce(
      n,
      () => decideRequest(admin, { clubId: club.id, requestId, accept: true }),
      () => decideRequest(second, { clubId: club.id, requestId, accept: false }),
    );
    expect([accepted, refused].filter(({ ok }) => ok)).toHaveLength(1);
    expect(await roleOf(club.id, asker.userId)).toBe(accepted.ok ? 'member' : null);
    expect(await requestOf(requestId)).toMatchObject({ status: accepted.ok ? 'accepted' : 'refused' });
    expect((await noticesOf(club.name)).map(({ kind }) => kind)).toEqual([
      accepted.ok ? 'club.join-accepted' : 'club.join-refused',
    ]);
  });

  test.each(rounds)('that is withdrawn while an admin lets its asker in is one or the other (%i)', async (n) => {
    const { club, admin } = await clubWith();
    const asker = await someone();
    const requestId = await waitingRequest(club.id, asker.userId);
    const [withdrawn, accepted] = await atOnce(
      n,
      () => withdrawRequest(asker, { requestId }),
      () => decideRequest(admin, { clubId: club.id, requestId, accept: true }),
    );
    expect([withdrawn, accepted].filter(({ ok }) => ok)).toHaveLength(1);
    expect(await roleOf(club.id, asker.userId)).toBe(accepted.ok ? 'member' : null);
  });

  test.each(rounds)(
    'of who comes in by an invitation at the same time ends decided, with one membership (%i)',
    async (n) => {
      const { club, admin } = await clubWith();
      const asker = named(await someone());
      const requestId = await waitingRequest(club.id, asker.userId);
      const { token } = await openInvitation(club.id, admin.userId);
      const [joined] = await atOnce(
        n,
        () => acceptInvitation(asker, { token }),
        () => decideRequest(admin, { clubId: club.id, requestId, accept: true }),
      );
      expect(joined).toMatchObject({ ok: true });
      expect(await requestOf(requestId)).toMatchObject({ status: 'accepted' });
      expect(await roleOf(club.id, asker.userId)).toBe('member');
    },
  );

  test('made while the club turns private is refused as of a club that is missing', async () => {
    const { club } = await clubWith();
    const asker = named(await someone());
    const asked = await during(
      (tx) => tx.update(clubs).set({ visibility: 'private' }).where(eq(clubs.id, club.id)),
      () => askToJoin(asker, { clubId: club.id, message: null }),
    );
    expect(asked).toEqual({ ok: false, error: { field: null, key: 'clubNotFound' } });
    expect((await joiningOf(club.id)).requests).toEqual([]);
  });

  test('made by who is being let in otherwise is refused: he is in', async () => {
    const { club } = await clubWith();
    const asker = named(await someone());
    const asked = await during(
      async (tx) => {
        await tx.select().from(clubs).where(eq(clubs.id, club.id)).for('no key update');
        await tx.insert(clubMembers).values({ clubId: club.id, userId: asker.userId });
      },
      () => askToJoin(asker, { clubId: club.id, message: null }),
    );
    expect(asked).toMatchObject({ ok: false, error: { key: 'forbidden' } });
  });
});

test.each(rounds)('an admin who is demoted meanwhile lets nobody in and invites nobody any more (%i)', async (n) => {
  const { club, admin } = await clubWith();
  const second = await actorOf('admin', club.id);
  const asker = await someone();
  const requestId = await waitingRequest(club.id, asker.userId);
  const work = [
    () => decideRequest(second, { clubId: club.id, requestId, accept: true }),
    () => createInvitation(second, { clubId: club.id, role: 'manager', email: null, maxUses: 5 }),
  ] as const;
  const demote = () => setMemberRole(admin, { clubId: club.id, userId: second.userId, role: 'member' });
  const [[decided, invited], demoted] = await atOnce(n, () => Promise.all(work.map((one) => one())), demote);
  expect(demoted).toMatchObject({ ok: true });
  // Whatever came after is refused: what was done was done while he was an admin.
  const { done } = await joiningOf(club.id);
  const end = done.indexOf('member.role');
  expect(done.slice(end + 1)).toEqual([]);
  expect(done.slice(0, Math.max(end, 0))).toHaveLength([decided, invited].filter((one) => one?.ok).length);
  for (const one of work) expect(await one()).toMatchObject({ ok: false, error: { key: 'forbidden' } });
});
