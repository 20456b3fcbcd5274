import { z } from 'zod';

/** Fields that many forms have. Messages are keys of the `validation` namespace. */
const plain = /^[^\p{Cc}\p{Cf}<>]*$/u;
const plainBlock = /^[^\p{Cc}\p{Cf}]*$/u;

const folded = z.string('required').transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim());

/** A name in one line, not blank. */
export function nameField(longest: number, shortest = 1) {
  return folded.pipe(
    z.string().min(1, 'required').min(shortest, 'tooShort').max(longest, 'tooLong').regex(plain, 'nameCharacters'),
  );
}

/** A line that may be left empty: null then. */
export function lineField(longest: number) {
  return folded
    .pipe(z.string().max(longest, 'tooLong').regex(plain, 'nameCharacters'))
    .transform((value) => (value === '' ? null : value));
}

/** Text of several lines that may be left empty: null then. Line ends become `\n`; more than one empty line becomes one. */
export function textField(longest: number) {
  return z
    .string()
    .default('')
    .transform((value) =>
      value
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .pipe(
      z
        .string()
        .max(longest, 'tooLong')
        .refine((value) => plainBlock.test(value.replaceAll('\n', '').replaceAll('\t', '')), 'textCharacters'),
    )
    .transform((value) => (value === '' ? null : value));
}

/** Text of several lines that must be there. */
export function messageField(longest: number, shortest = 1) {
  return z
    .string('required')
    .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .pipe(z.string().min(1, 'required').min(shortest, 'tooShort').max(longest, 'tooLong'));
}

/** A checkbox: absent means off. */
export const flagField = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

export const idField = z.uuid('invalid');
