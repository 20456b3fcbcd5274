import { z } from 'zod';
import { idField, textField } from '../forms/fields.ts';

/** Messages are keys of the `validation` namespace. */
export const messageLength = 500;

export const askSchema = z.object({ clubId: idField, message: textField(messageLength) });
export const requestIdSchema = z.object({ requestId: idField });
export const decideSchema = z.object({
  clubId: idField,
  requestId: idField,
  decision: z.enum(['accept', 'refuse'], 'choose'),
});

const role = z.enum(['member', 'manager'], 'choose');

export const linkInvitationSchema = z.object({
  clubId: idField,
  role,
  maxUses: z.coerce.number('usesRange').int('usesRange').min(1, 'usesRange').max(100, 'usesRange'),
});
export const mailInvitationSchema = z.object({
  clubId: idField,
  role,
  email: z.string('required').trim().max(254, 'tooLong').pipe(z.email('emailShape')),
});
export const invitationIdSchema = z.object({ clubId: idField, invitationId: idField });
export const acceptSchema = z.object({ token: z.string('invalid').max(100, 'invalid') });
