'use server';

import { redirect } from 'next/navigation';
import { parseForm } from '../forms/index.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import { clubChanges } from './limits.ts';
import { leaveClub } from './mutations/leave-club.ts';
import { removeMember } from './mutations/remove-member.ts';
import { setMemberRole } from './mutations/set-member-role.ts';
import { transferClub } from './mutations/transfer-club.ts';
import { refusalOf } from './refusal.ts';
import { clubIdSchema, memberRoleSchema, memberSchema, transferSchema } from './schema.ts';

export const setMemberRoleAction = action(
  'set-member-role',
  async ({ viewer, form }) => {
    const parsed = parseForm(memberRoleSchema, form);
    if (!parsed.ok) return parsed.error;
    const changed = await setMemberRole(viewer, parsed.data);
    if (!changed.ok) return refusalOf(form, changed.error);
    await finishWrite(changed);
    return { status: 'saved' };
  },
  { limit: clubChanges },
);

export const removeMemberAction = action(
  'remove-member',
  async ({ viewer, form }) => {
    const parsed = parseForm(memberSchema, form);
    if (!parsed.ok) return parsed.error;
    const removed = await removeMember(viewer, parsed.data);
    if (!removed.ok) return refusalOf(form, removed.error);
    await finishWrite(removed);
    return { status: 'saved' };
  },
  { limit: clubChanges },
);

export const leaveClubAction = action(
  'leave-club',
  async ({ viewer, form }) => {
    const parsed = parseForm(clubIdSchema, form);
    if (!parsed.ok) return parsed.error;
    const left = await leaveClub(viewer, parsed.data);
    if (!left.ok) return refusalOf(form, left.error);
    await finishWrite(left);
    redirect('/dashboard');
  },
  { limit: clubChanges },
);

export const transferClubAction = action(
  'transfer-club',
  async ({ viewer, form }) => {
    const parsed = parseForm(transferSchema, form);
    if (!parsed.ok) return parsed.error;
    const transferred = await transferClub(viewer, parsed.data);
    if (!transferred.ok) return refusalOf(form, transferred.error);
    await finishWrite(transferred);
    return { status: 'saved' };
  },
  { limit: clubChanges },
);
