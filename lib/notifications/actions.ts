'use server';

import { parseForm } from '../forms/index.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import { markRead } from './mutations/mark-read.ts';
import { notificationIdSchema } from './schema.ts';

export const markReadAction = action('mark-read', async ({ viewer, form }) => {
  const parsed = parseForm(notificationIdSchema, form);
  if (!parsed.ok) return parsed.error;
  await finishWrite(await markRead(viewer.userId, parsed.data.notificationId));
  return { status: 'saved' };
});

export const markAllReadAction = action('mark-all-read', async ({ viewer }) => {
  await finishWrite(await markRead(viewer.userId, null));
  return { status: 'saved' };
});
