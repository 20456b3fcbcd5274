import { z } from 'zod';
import { idField } from '../forms/fields.ts';

export const reportables = ['profile', 'club', 'event', 'team'] as const;
export type Reportable = (typeof reportables)[number];

/** Messages are keys of the `validation` namespace. */
export const reportSchema = z.object({
  type: z.enum(reportables, 'choose'),
  id: idField,
  reason: z
    .string('required')
    .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .pipe(z.string().min(1, 'required').min(10, 'tooShort').max(1_000, 'tooLong')),
});
export const reportSubjectSchema = z.object({ type: z.enum(reportables), id: z.uuid() });
