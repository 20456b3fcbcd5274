import { z } from 'zod';
import { idField, messageField } from '../forms/fields.ts';

export const reportables = ['profile', 'club', 'event', 'team'] as const;
export type Reportable = (typeof reportables)[number];

/** Messages are keys of the `validation` namespace. */
export const reportSchema = z.object({
  type: z.enum(reportables, 'choose'),
  id: idField,
  reason: messageField(1_000, 10),
});
export const reportSubjectSchema = z.object({ type: z.enum(reportables), id: z.uuid() });
