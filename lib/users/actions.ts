'use server';

import { redirect } from 'next/navigation';
import { fieldError, formError, parseForm } from '../forms/index.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import { setLocaleCookie } from '../session/locale-cookie.ts';
import { dropSessionCookie } from '../session/start-session.ts';
import { passwordCheck, settingsSave } from './limits.ts';
import { changeEmail } from './mutations/change-email.ts';
import { changePassword } from './mutations/change-password.ts';
import { deleteAccount } from './mutations/delete-account.ts';
import { endSessions } from './mutations/end-sessions.ts';
import { updateAccount } from './mutations/update-account.ts';
import { accountSchema, deleteAccountSchema, emailSchema, passwordSchema, revokeSchema } from './schema.ts';

export const saveAccountAction = action(
  'save-account',
  async ({ viewer, form }) => {
    const parsed = parseForm(accountSchema, form);
    if (!parsed.ok) return parsed.error;
    const updated = await updateAccount(viewer.userId, parsed.data);
    if (!updated.ok) return fieldError(form, updated.error.field, updated.error.key);
    await setLocaleCookie(parsed.data.locale);
    await finishWrite(updated);
    return { status: 'saved' };
  },
  { limit: settingsSave },
);

export const changeEmailAction = action(
  'change-email',
  async ({ viewer, form }) => {
    const parsed = parseForm(emailSchema, form);
    if (!parsed.ok) return parsed.error;
    const changed = await changeEmail(viewer.userId, parsed.data.email, parsed.data.currentPassword);
    if (!changed.ok) return fieldError(form, changed.error.field, changed.error.key);
    await finishWrite(changed);
    return { status: 'saved' };
  },
  { limit: passwordCheck },
);

export const changePasswordAction = action(
  'change-password',
  async ({ viewer, form }) => {
    const parsed = parseForm(passwordSchema, form);
    if (!parsed.ok) return parsed.error;
    const { currentPassword, newPassword } = parsed.data;
    const changed = await changePassword(viewer, currentPassword, newPassword);
    if (!changed.ok) return fieldError(form, changed.error.field, changed.error.key);
    await finishWrite(changed);
    return { status: 'saved' };
  },
  { limit: passwordCheck },
);

export const endSessionAction = action('end-session', async ({ viewer, form }) => {
  const parsed = parseForm(revokeSchema, form);
  if (!parsed.ok) return parsed.error;
  await finishWrite(await endSessions(viewer.userId, parsed.data));
  return { status: 'saved' };
});

export const endOtherSessionsAction = action('end-other-sessions', async ({ viewer }) => {
  await finishWrite(await endSessions(viewer.userId, { except: viewer.sessionId }));
  return { status: 'saved' };
});

export const deleteAccountAction = action(
  'delete-account',
  async ({ viewer, form }) => {
    const parsed = parseForm(deleteAccountSchema, form);
    if (!parsed.ok) return parsed.error;
    const deleted = await deleteAccount(viewer.userId, parsed.data);
    if (!deleted.ok) {
      const { field, key } = deleted.error;
      return field === null ? formError(form, key) : fieldError(form, field, key);
    }
    await finishWrite(deleted);
    await dropSessionCookie();
    redirect('/');
  },
  { limit: passwordCheck },
);
