import { describe, expect, test } from 'vitest';
import { type ActingError, actIn } from '../../../lib/clubs/acting.ts';
import { acceptInvitation } from '../../../lib/clubs/mutations/accept-invitation.ts';
import { askToJoin } from '../../../lib/clubs/mutations/ask-to-join.ts';
import { createInvitation } from '../../../lib/clubs/mutations/create-invitation.ts';
import { decideRequest } from '../../../lib/clubs/mutations/decide-request.ts';
import { resendInvitation } from '../../../lib/clubs/mutations/resend-invitation.ts';
import { revokeInvitation } from '../../../lib/clubs/mutations/revoke-invitation.ts';
import { withdrawRequest } from '../../../lib/clubs/mutations/withdraw-request.ts';
import type { ClubError } from '../../../lib/clubs/write-club.ts';
import { type WriteResult, writeResult } from '../../../lib/db/write.ts';
import { clubVisibilities, type Permission } from '../../../lib/policy/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { actorOf, clubWith, someone } from './clubs-cast.ts';
import { type Joining, joiningOf, named, openInvitation, roleOf, waitingRequest } from './joining-cast.ts';

onOwnDatabase();

type Staged = { clubId: string; requestId: string; invitationId: string };
type Change = (actor: Joining, staged: Staged) => Promise<WriteResult<unknown, ClubError>>;

const refusedFor = (key: ActingError | 'requestGone') => ({ ok: false, error: { field: null, key } });
const members = ['member', 'manager', 'admin'] as const;
const outsiders = ['stranger', 'siteAdmin'] as const;

/** What the admins of a club do about who comes in, and nobody else. */
const adminsOnly: Record<string, Change> = {
  'let somebody in': (actor, { clubId, requestId }) => decideRequest(actor, { clubId, requestId, accept: true }),
  'turn somebody down': (actor, { clubId, requestId }) => decideRequest(actor, { clubId, requestId, accept: false }),
  'make a link': (actor, { clubId }) => createInvitation(actor, { clubId, role: 'member', email: null, maxUses: 3 }),
  'invite an address': (actor, { clubId }) =>
    createInvitation(actor, { clubId, role: 'manager', email: 'a@example.org', maxUses: 1 }),
  'renew an invitation': (actor, { clubId, invitationId }) => resendInvitation(actor, { clubId, invitationId }),
  'revoke an invitation': (actor, { clubId, invitationId }) => revokeInvitation(actor, { clubId, invitationId }),
};

async function stage(visibility: (typeof clubVisibilities)[number]) {
  const { club, admin } = await clubWith({ visibility });
  const asker = await someone();
  const requestId = await waitingRequest(club.id, asker.userId);
  const { invitationId, token } = await openInvitation(club.id, admin.userId);
  return { club, asker, staged: { clubId: club.id, requestId, invitationId }, token };
}

describe.each(clubVisibilities)('of a club that is %s', (visibility) => {
  const unseen = refusedFor(visibility === 'private' ? 'clubNotFound' : 'forbidden');

  for (const [name, change] of Object.entries(adminsOnly)) {
    test.each(['stranger', 'member', 'manager', 'siteAdmin'] as const)(
      `to ${name} is refused to a %s and leaves no trace`,
      async (role) => {
        const { club, staged } = await stage(visibility);
        const actor = named(await actorOf(role, club.id));
        const before = await joiningOf(club.id);
        expect(await change(actor, staged)).toEqual(role === 'stranger' ? unseen : refusedFor('forbidden'));
        expect(await joiningOf(club.id)).toEqual(before);
      },
    );

    test(`an admin may ${name}, and it is noted`, async () => {
      const { club, staged } = await stage(visibility);
      const before = await joiningOf(club.id);
      expect(await change(named(await actorOf('admin', club.id)), staged)).toMatchObject({ ok: true });
      expect((await joiningOf(club.id)).done).toHaveLength(before.done.length + 1);
    });

    test(`an admin of another club may not ${name}, nor by his own club's id`, async () => {
      const { club, staged } = await stage(visibility);
      const own = await clubWith();
      const before = await joiningOf(club.id);
      expect(await change(named(own.admin), staged)).toEqual(unseen);
      const crossed = await change(named(own.admin), { ...staged, clubId: own.club.id });
      if (!name.startsWith('make') && !name.startsWith('invite')) {
        expect(crossed).toMatchObject({ ok: false, error: { key: expect.stringMatching(/Gone$/) } });
      }
      const after = await joiningOf(club.id);
      expect({ ...after, notices: null }).toEqual({ ...before, notices: null });
    });
  }

  test.each(members)('who is in it does not ask to join: %s', async (role) => {
    const { club } = await stage(visibility);
    const actor = named(await actorOf(role, club.id));
    expect(await askToJoin(actor, { clubId: club.id, message: null })).toEqual(refusedFor('forbidden'));
  });

  test.each(outsiders)('who is not in it asks if he may see it: %s', async (role) => {
    const { club } = await stage(visibility);
    const actor = named(await actorOf(role, club.id));
    const asked = await askToJoin(actor, { clubId: club.id, message: 'Hello' });
    if (role === 'stranger' && visibility === 'private') return expect(asked).toEqual(refusedFor('clubNotFound'));
    expect(asked).toMatchObject({ ok: true });
  });

  test.each([...members, ...outsiders])("nobody withdraws somebody else's request: %s", async (role) => {
    const { club, staged } = await stage(visibility);
    const actor = await actorOf(role, club.id);
    const before = await joiningOf(club.id);
    expect(await withdrawRequest(actor, staged)).toEqual(refusedFor('requestGone'));
    expect(await joiningOf(club.id)).toEqual(before);
  });

  test('who asked withdraws it, also where he no longer sees the club', async () => {
    const { club, asker, staged } = await stage(visibility);
    expect(await withdrawRequest(asker, staged)).toMatchObject({ ok: true });
    expect((await joiningOf(club.id)).requests).toMatchObject([{ status: 'withdrawn' }]);
  });

  test.each(outsiders)('a token admits whoever holds it: %s', async (role) => {
    const { club, token } = await stage(visibility);
    const actor = named(await actorOf(role, club.id));
    expect(await acceptInvitation(actor, { token })).toMatchObject({ ok: true, value: { slug: club.slug } });
    expect(await roleOf(club.id, actor.userId)).toBe('member');
  });

  test.each(members)('a token changes nothing for who is in already, and is not used up: %s', async (role) => {
    const { club, token } = await stage(visibility);
    const actor = named(await actorOf(role, club.id));
    const before = await joiningOf(club.id);
    expect(await acceptInvitation(actor, { token })).toMatchObject({ ok: true, value: { slug: club.slug } });
    expect(await joiningOf(club.id)).toEqual(before);
  });

  test('nobody who is not signed in does any of it', async () => {
    const { club, token } = await stage(visibility);
    const before = await joiningOf(club.id);
    expect(await acceptInvitation(null, { token })).toEqual(refusedFor('forbidden'));
    const asked: readonly Permission[] = [
      ...(['request.create', 'request.withdraw', 'request.list', 'request.decide'] as const),
      ...(['invitation.list', 'invitation.create', 'invitation.resend', 'invitation.revoke'] as const),
    ];
    for (const permission of asked) {
      const tried = await writeResult((tx, fail: (error: ActingError) => never) =>
        actIn(tx, null, club.id, permission, fail),
      );
      expect(tried).toEqual({ ok: false, error: unseen.error.key });
    }
    expect(await joiningOf(club.id)).toEqual(before);
  });
});

test('a club that the site hides takes no requests, and its invitations admit nobody', async () => {
  const { club, admin } = await clubWith({ hiddenAt: new Date() });
  const { token } = await openInvitation(club.id, admin.userId);
  const actor = named(await someone());
  expect(await askToJoin(actor, { clubId: club.id, message: null })).toEqual(refusedFor('clubNotFound'));
  expect(await acceptInvitation(actor, { token })).toEqual({
    ok: false,
    error: { field: null, key: 'invitationGone' },
  });
});
