import { z } from 'zod';
import { idField } from '../forms/fields.ts';
import { hideables } from './hideable.ts';

/** Messages are keys of the `validation` namespace. */
export const userIdSchema = z.object({ userId: idField });
export const claimDecisionSchema = z.object({ claimId: idField, decision: z.enum(['confirm', 'refuse'], 'choose') });
export const reportDecisionSchema = z.object({ reportId: idField, decision: z.enum(['uphold', 'dismiss'], 'choose') });
export const showSchema = z.object({ type: z.enum(hideables, 'choose'), id: idField });
export const messageIdSchema = z.object({ messageId: idField });
