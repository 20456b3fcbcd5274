'use server';

import { redirect } from 'next/navigation';
import { env } from '../env/index.ts';
import type { FormState } from '../forms/index.ts';
import { parseForm } from '../forms/index.ts';
import { canSendMail, sendMail } from '../mail/send-mail.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import type { Viewer } from '../session/viewer.ts';
import { clubPath } from './club-path.ts';
import { type InvitationOutcome, writeOutcome } from './invitation-outcome.ts';
import {
  acceptSchema,
  askSchema,
  decideSchema,
  invitationIdSchema,
  linkInvitationSchema,
  mailInvitationSchema,
  requestIdSchema,
} from './join-schema.ts';
import { acceptances, clubChanges, invitationMails, invitations, joinRequests } from './limits.ts';
import { acceptInvitation } from './mutations/accept-invitation.ts';
import { askToJoin } from './mutations/ask-to-join.ts';
import { createInvitation, type Invited } from './mutations/create-invitation.ts';
import { decideRequest } from './mutations/decide-request.ts';
import { resendInvitation } from './mutations/resend-invitation.ts';
import { revokeInvitation } from './mutations/revoke-invitation.ts';
import { withdrawRequest } from './mutations/withdraw-request.ts';
import { refusalOf } from './refusal.ts';

export const askToJoinAction = action(
  'ask-to-join',
  async ({ viewer, form }) => {
    const parsed = parseForm(askSchema, form);
    if (!parsed.ok) return parsed.error;
    const asked = await askToJoin(viewer, parsed.data);
    if (!asked.ok) return refusalOf(form, asked.error);
    await finishWrite(asked);
    return { status: 'saved' };
  },
  { limit: joinRequests },
);

export const withdrawRequestAction = action('withdraw-request', async ({ viewer, form }) => {
  const parsed = parseForm(requestIdSchema, form);
  if (!parsed.ok) return parsed.error;
  const withdrawn = await withdrawRequest(viewer, parsed.data);
  if (!withdrawn.ok) return refusalOf(form, withdrawn.error);
  await finishWrite(withdrawn);
  return { status: 'saved' };
});

export const decideRequestAction = action(
  'decide-request',
  async ({ viewer, form }) => {
    const parsed = parseForm(decideSchema, form);
    if (!parsed.ok) return parsed.error;
    const { decision, ...request } = parsed.data;
    const decided = await decideRequest(viewer, { ...request, accept: decision === 'accept' });
    if (!decided.ok) return refusalOf(form, decided.error);
    await finishWrite(decided);
    return { status: 'saved' };
  },
  { limit: clubChanges },
);

export const createLinkInvitationAction = action(
  'create-link-invitation',
  async ({ viewer, form }) => {
    const parsed = parseForm(linkInvitationSchema, form);
    if (!parsed.ok) return parsed.error;
    const made = await createInvitation(viewer, { ...parsed.data, email: null });
    if (!made.ok) return refusalOf(form, made.error);
    await finishWrite(made);
    return { status: 'saved', message: writeOutcome({ mail: 'none', path: invitationPath(made.value.token) }) };
  },
  { limit: invitations },
);

export const createMailInvitationAction = action(
  'create-mail-invitation',
  async ({ viewer, form }) => {
    const parsed = parseForm(mailInvitationSchema, form);
    if (!parsed.ok) return parsed.error;
    const made = await createInvitation(viewer, { ...parsed.data, maxUses: 1 });
    if (!made.ok) return refusalOf(form, made.error);
    await finishWrite(made);
    return deliver(viewer, made.value);
  },
  { limit: invitationMails },
);

export const resendInvitationAction = action(
  'resend-invitation',
  async ({ viewer, form }) => {
    const parsed = parseForm(invitationIdSchema, form);
    if (!parsed.ok) return parsed.error;
    const renewed = await resendInvitation(viewer, parsed.data);
    if (!renewed.ok) return refusalOf(form, renewed.error);
    await finishWrite(renewed);
    return deliver(viewer, renewed.value);
  },
  { limit: invitationMails },
);

export const revokeInvitationAction = action(
  'revoke-invitation',
  async ({ viewer, form }) => {
    const parsed = parseForm(invitationIdSchema, form);
    if (!parsed.ok) return parsed.error;
    const revoked = await revokeInvitation(viewer, parsed.data);
    if (!revoked.ok) return refusalOf(form, revoked.error);
    await finishWrite(revoked);
    return { status: 'saved' };
  },
  { limit: clubChanges },
);

export const acceptInvitationAction = action(
  'accept-invitation',
  async ({ viewer, form }) => {
    const parsed = parseForm(acceptSchema, form);
    if (!parsed.ok) return parsed.error;
    const accepted = await acceptInvitation(viewer, parsed.data);
    if (!accepted.ok) return refusalOf(form, accepted.error);
    await finishWrite(accepted);
    redirect(clubPath(accepted.value.slug));
  },
  { limit: acceptances },
);

function invitationPath(token: string): string {
  return `/invitations/${token}`;
}

/** Sends the invitation to its address; where that can't be done, the admin gets the link to pass on himself. */
async function deliver(viewer: Viewer, { token, clubName: club, email: to }: Invited): Promise<FormState<never>> {
  const path = invitationPath(token);
  const { siteUrl } = env();
  const { locale, name } = viewer;
  const sent =
    to !== null && siteUrl !== undefined && canSendMail()
      ? await sendMail({ to, locale, template: 'invitation', values: { club, name, url: new URL(path, siteUrl).href } })
      : null;
  const outcome: InvitationOutcome = sent?.ok ? { mail: 'sent' } : { mail: sent ? 'failed' : 'none', path };
  return { status: 'saved', message: writeOutcome(outcome) };
}
