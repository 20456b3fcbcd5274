import { z } from 'zod';
import { messageField, nameField } from '../forms/fields.ts';

export const messageLength = 2_000;

/** Messages are keys of the `validation` namespace. `website` is the field that only robots fill in. */
export const contactSchema = z.object({
  name: nameField(80),
  email: z.string('required').trim().min(1, 'required').max(254, 'tooLong').pipe(z.email('emailShape')),
  message: messageField(messageLength),
  website: z.string().default(''),
});
export type ContactInput = Omit<z.output<typeof contactSchema>, 'website'>;
