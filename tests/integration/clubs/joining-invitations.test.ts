import { expect, test } from 'vitest';
import { getInvitation, listInvitations } from '../../../lib/clubs/data/invitations.ts';
import { mostInvitations } from '../../../lib/clubs/limits.ts';
import { acceptInvitation } from '../../../lib/clubs/mutations/accept-invitation.ts';
import { createInvitation } from '../../../lib/clubs/mutations/create-invitation.ts';
import { removeMember } from '../../../lib/clubs/mutations/remove-member.ts';
import { resendInvitation } from '../../../lib/clubs/mutations/resend-invitation.ts';
import { revokeInvitation } from '../../../lib/clubs/mutations/revoke-invitation.ts';
import { newToken } from '../../../lib/session/token.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { clubWith, someone } from './clubs-cast.ts';
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
const yesterday = () => new Date(Date.now() - 24 * 3_600_000);
const days = (ms: number) => ms / (24 * 3_600_000);

async function made(invited: ReturnType<typeof createInvitation>) {
  const result = await invited;
  if (!result.ok) throw new Error(result.error.key);
  return result.value;
}
const link = { role: 'member', email: null, maxUses: 3 } as const;

test('a link admits as many as it says, in the role it says, and then nobody', async () => {
  const { club, admin } = await clubWith({ visibility: 'private' });
  const { token } = await made(createInvitation(admin, { clubId: club.id, role: 'manager', email: null, maxUses: 2 }));
  const people = [named(await someone()), named(await someone()), named(await someone())] as const;
  expect(await getInvitation(token)).toMatchObject({ clubName: club.name, role: 'manager' });
  expect(await acceptInvitation(people[0], { token })).toMatchObject({ ok: true, value: { slug: club.slug } });
  expect(await listInvitations(club.id)).toMatchObject([{ usesLeft: 1, role: 'manager', email: null }]);
  expect(await acceptInvitation(people[1], { token })).toMatchObject({ ok: true });
  expect(await acceptInvitation(people[2], { token })).toEqual(gone);
  expect(await Promise.all(people.map(({ userId }) => roleOf(club.id, userId)))).toEqual(['manager', 'manager', null]);
  expect([await getInvitation(token), await listInvitations(club.id)]).toEqual([null, []]);
  expect((await noticesOf(club.name)).map(({ kind }) => kind)).toEqual(['club.member-joined', 'club.member-joined']);
});

test('a second press of who has just got in by the last use leads to the club, too', async () => {
  const { club, admin } = await clubWith();
  const { token } = await openInvitation(club.id, admin.userId);
  const actor = named(await someone());
  const pressed = await Promise.all([acceptInvitation(actor, { token }), acceptInvitation(actor, { token })]);
  expect(pressed).toMatchObject([{ ok: true }, { ok: true }]);
  expect((await joiningOf(club.id)).invitations).toMatchObject([{ uses: 1 }]);
  expect(await noticesOf(club.name)).toHaveLength(1);
});

test('an invitation to an address is for one, and its address is forgotten with its use', async () => {
  const { club, admin } = await clubWith();
  const sent = { clubId: club.id, role: 'member', email: 'Robin@Example.org', maxUses: 9 } as const;
  const { token, email } = await made(createInvitation(admin, sent));
  expect(email).toBe('Robin@Example.org');
  expect(await listInvitations(club.id)).toMatchObject([{ usesLeft: 1, email }]);
  expect(await acceptInvitation(named(await someone()), { token })).toMatchObject({ ok: true });
  expect((await joiningOf(club.id)).invitations).toMatchObject([{ uses: 1, maxUses: 1, email: null }]);
});

test('having the address admits nobody; having the token does', async () => {
  const { club, admin } = await clubWith();
  const email = 'claimed@example.org';
  await made(createInvitation(admin, { clubId: club.id, role: 'member', email, maxUses: 1 }));
  const claimant = named(await someone());
  for (const token of [email, '', newToken(), `${newToken()}x`, "' or ''='"]) {
    expect(await acceptInvitation(claimant, { token })).toEqual(gone);
    expect(await getInvitation(token)).toBeNull();
  }
});

test('an invitation lasts seven days; one that is over admits nobody, is not listed and cannot be renewed', async () => {
  const { club, admin } = await clubWith();
  await made(createInvitation(admin, { clubId: club.id, ...link }));
  const [open] = await listInvitations(club.id);
  expect(days(Date.parse(open?.expiresAt ?? '') - Date.now())).toBeCloseTo(7, 1);
  const { invitationId, token } = await openInvitation(club.id, admin.userId, { expiresAt: yesterday() });
  expect(await getInvitation(token)).toBeNull();
  expect(await listInvitations(club.id)).toHaveLength(1);
  expect(await acceptInvitation(named(await someone()), { token })).toEqual(gone);
  expect(await resendInvitation(admin, { clubId: club.id, invitationId })).toEqual(gone);
});

test('renewing gives a new token and seven days more; the old token is void, the uses left are kept', async () => {
  const { club, admin } = await clubWith();
  const soon = new Date(Date.now() + 3_600_000);
  const { invitationId, token } = await openInvitation(club.id, admin.userId, {
    maxUses: 3,
    uses: 1,
    expiresAt: soon,
  });
  const renewed = await made(resendInvitation(admin, { clubId: club.id, invitationId }));
  expect(await getInvitation(token)).toBeNull();
  expect(await acceptInvitation(named(await someone()), { token })).toEqual(gone);
  expect(await getInvitation(renewed.token)).toMatchObject({ clubId: club.id });
  const [listed] = await listInvitations(club.id);
  expect(listed).toMatchObject({ invitationId, usesLeft: 2 });
  expect(days(Date.parse(listed?.expiresAt ?? '') - Date.now())).toBeCloseTo(7, 1);
});

test('a revoked invitation admits nobody, is not renewed or revoked again, and who came in by it stays', async () => {
  const { club, admin } = await clubWith();
  const { invitationId, token } = await openInvitation(club.id, admin.userId, { email: 'a@example.org' });
  const open = await openInvitation(club.id, admin.userId, { maxUses: 2 });
  const guest = named(await someone());
  await acceptInvitation(guest, { token: open.token });
  for (const id of [invitationId, open.invitationId]) {
    expect(await revokeInvitation(admin, { clubId: club.id, invitationId: id })).toMatchObject({ ok: true });
  }
  expect(await acceptInvitation(named(await someone()), { token })).toEqual(gone);
  expect(await acceptInvitation(named(await someone()), { token: open.token })).toEqual(gone);
  expect(await revokeInvitation(admin, { clubId: club.id, invitationId })).toEqual(gone);
  expect(await resendInvitation(admin, { clubId: club.id, invitationId })).toEqual(gone);
  expect(await roleOf(club.id, guest.userId)).toBe('member');
  expect(await invitationOf(invitationId)).toMatchObject({ email: null });
});

test('who was removed does not come back by the token he came in with', async () => {
  const { club, admin } = await clubWith();
  const { token } = await openInvitation(club.id, admin.userId);
  const guest = named(await someone());
  await acceptInvitation(guest, { token });
  await removeMember(admin, { clubId: club.id, userId: guest.userId });
  expect(await acceptInvitation(guest, { token })).toEqual(gone);
  expect(await roleOf(club.id, guest.userId)).toBeNull();
});

test('who had asked to join and comes by an invitation waits no more', async () => {
  const { club, admin } = await clubWith();
  const guest = named(await someone());
  const requestId = await waitingRequest(club.id, guest.userId);
  const { token } = await openInvitation(club.id, admin.userId);
  await acceptInvitation(guest, { token });
  expect(await requestOf(requestId)).toMatchObject({ status: 'accepted', decidedBy: null });
});

test('a club has as many open invitations as its admins are shown, and no more', async () => {
  const { club, admin } = await clubWith();
  const { invitationId } = await openInvitation(club.id, admin.userId);
  for (let n = 1; n < mostInvitations; n += 1) await openInvitation(club.id, admin.userId);
  const full = { ok: false, error: { field: null, key: 'tooManyInvitations' } };
  expect(await createInvitation(admin, { clubId: club.id, ...link })).toEqual(full);
  expect(await listInvitations(club.id)).toHaveLength(mostInvitations);
  await revokeInvitation(admin, { clubId: club.id, invitationId });
  expect(await createInvitation(admin, { clubId: club.id, ...link })).toMatchObject({ ok: true });
});

test('an address is kept no longer than its invitation counts', async () => {
  const { club, admin } = await clubWith();
  const over = await openInvitation(club.id, admin.userId, { email: 'over@example.org', expiresAt: yesterday() });
  const open = await openInvitation(club.id, admin.userId, { email: 'open@example.org' });
  await createInvitation(admin, { clubId: club.id, ...link });
  expect(await invitationOf(over.invitationId)).toMatchObject({ email: null });
  expect(await invitationOf(open.invitationId)).toMatchObject({ email: 'open@example.org' });
});
