import { z } from 'zod';
import { hourCycles, locales, themes } from '../../drizzle/schema/users.ts';
import { handleProblem } from './handle.ts';

export const passwordLength = { min: 10, max: 256 } as const;

/** Messages are keys of the `validation` namespace. */
const handle = handleField(false);

const name = z
  .string('required')
  .transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'required')
      .max(80, 'tooLong')
      .regex(/^[^\p{Cc}\p{Cf}<>]*$/u, 'nameCharacters'),
  );

const email = z.string('required').trim().min(1, 'required').max(254, 'tooLong').pipe(z.email('emailShape'));

const newPassword = z
  .string('required')
  .min(1, 'required')
  .refine((value) => value === '' || value.length >= passwordLength.min, 'passwordTooShort')
  .max(passwordLength.max, 'passwordTooLong');

/** A password that is only compared: no rule but a bound on the work it makes. */
const givenPassword = z.string('required').min(1, 'required').max(passwordLength.max, 'passwordTooLong');

const timeZone = z.string('required').trim().min(1, 'required').max(64, 'timeZone').refine(isTimeZone, 'timeZone');

export const registerSchema = z.object({ name, handle, email, password: newPassword, timeZone });
export type RegisterInput = z.output<typeof registerSchema>;

/** The first admin, from the command line: reserved handles such as `admin` are his to take. */
export const adminSchema = registerSchema.extend({ handle: handleField(true) });

export const loginSchema = z.object({
  identifier: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(254, 'tooLong')
    .regex(/^\P{Cc}*$/u, 'invalid'),
  password: givenPassword,
});

export const accountSchema = z.object({
  name,
  handle,
  locale: z.enum(locales, 'choose'),
  theme: z.enum(themes, 'choose'),
  timeZone,
  hourCycle: z.enum(hourCycles, 'choose'),
});
export type AccountInput = z.output<typeof accountSchema>;

export const emailSchema = z.object({ email, currentPassword: givenPassword });

export const passwordSchema = z.object({ currentPassword: givenPassword, newPassword });

export const deleteAccountSchema = z.object({
  handle: z.string('required').trim().min(1, 'required'),
  currentPassword: givenPassword,
});

export const revokeSchema = z.object({ sessionId: z.uuid('invalid') });

function handleField(allowReserved: boolean) {
  return z
    .string('required')
    .trim()
    .superRefine((value, context) => {
      const problem = value === '' ? 'required' : handleProblem(value);
      if (problem === null || (allowReserved && problem === 'handleReserved')) return;
      context.addIssue({ code: 'custom', message: problem });
    });
}

function isTimeZone(value: string): boolean {
  // Offsets such as "+02:00" are accepted by Intl, but know no daylight saving.
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** The language a form was shown in; English when it says something else. */
export function localeOf(value: unknown): (typeof locales)[number] {
  return locales.find((locale) => locale === value) ?? 'en';
}
