'use server';

import { fieldError, formError, parseForm } from '../forms/index.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import { passwordCheck } from '../users/limits.ts';
import { reinstateUser } from '../users/mutations/reinstate-user.ts';
import { suspendUser } from '../users/mutations/suspend-user.ts';
import { actOnCache } from './mutations/act-on-cache.ts';
import { decideClaim } from './mutations/decide-claim.ts';
import { decideReport } from './mutations/decide-report.ts';
import { handleMessage } from './mutations/handle-message.ts';
import { hideSubject } from './mutations/hide-subject.ts';
import {
  cacheActSchema,
  claimDecisionSchema,
  messageIdSchema,
  reportDecisionSchema,
  showSchema,
  userIdSchema,
} from './schema.ts';

export const suspendUserAction = action('suspend-user', async ({ viewer, form }) => {
  const parsed = parseForm(userIdSchema, form);
  if (!parsed.ok) return parsed.error;
  const done = await suspendUser(viewer, parsed.data.userId);
  if (!done.ok) return formError(form, done.error);
  await finishWrite(done);
  return { status: 'saved' };
});

export const reinstateUserAction = action('reinstate-user', async ({ viewer, form }) => {
  const parsed = parseForm(userIdSchema, form);
  if (!parsed.ok) return parsed.error;
  const done = await reinstateUser(viewer, parsed.data.userId);
  if (!done.ok) return formError(form, done.error);
  await finishWrite(done);
  return { status: 'saved' };
});

export const decideClaimAction = action('decide-claim', async ({ viewer, form }) => {
  const parsed = parseForm(claimDecisionSchema, form);
  if (!parsed.ok) return parsed.error;
  const { claimId, decision } = parsed.data;
  const done = await decideClaim(viewer, { claimId, confirm: decision === 'confirm' });
  if (!done.ok) return formError(form, done.error);
  await finishWrite(done);
  return { status: 'saved' };
});

export const decideReportAction = action('decide-report', async ({ viewer, form }) => {
  const parsed = parseForm(reportDecisionSchema, form);
  if (!parsed.ok) return parsed.error;
  const { reportId, decision } = parsed.data;
  const done = await decideReport(viewer, { reportId, uphold: decision === 'uphold' });
  if (!done.ok) return formError(form, done.error);
  await finishWrite(done);
  return { status: 'saved' };
});

export const showSubjectAction = action('show-subject', async ({ viewer, form }) => {
  const parsed = parseForm(showSchema, form);
  if (!parsed.ok) return parsed.error;
  const done = await hideSubject(viewer, { ...parsed.data, hidden: false });
  if (!done.ok) return formError(form, done.error);
  await finishWrite(done);
  return { status: 'saved' };
});

export const handleMessageAction = action('handle-message', async ({ viewer, form }) => {
  const parsed = parseForm(messageIdSchema, form);
  if (!parsed.ok) return parsed.error;
  const done = await handleMessage(viewer, parsed.data);
  if (!done.ok) return formError(form, done.error);
  await finishWrite(done);
  return { status: 'saved' };
});

export const actOnCacheAction = action<'currentPassword'>(
  'act-on-cache',
  async ({ viewer, form }) => {
    // From hidden fields: what is wrong here was not typed.
    const parsed = cacheActSchema.safeParse(Object.fromEntries(form));
    if (!parsed.success) return formError(form, 'invalid');
    const password = form.get('currentPassword');
    const done = await actOnCache(viewer, parsed.data, typeof password === 'string' ? password : '');
    if (!done.ok) {
      return typeof done.error === 'string'
        ? formError(form, done.error)
        : fieldError(form, done.error.field, done.error.key);
    }
    await finishWrite(done);
    return { status: 'saved' };
  },
  { limit: passwordCheck },
);
