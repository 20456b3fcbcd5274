import { z } from 'zod';
import { visibilities } from '../policy/index.ts';
import { isCountryCode } from './countries.ts';
import { simulators } from './simulators.ts';

/** Messages are keys of the `validation` namespace. */
export const nameLength = 80;
export const identifierLength = 64;

const line = z.string('required').transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim());
const plain = /^[^\p{Cc}\p{Cf}<>]*$/u;

const displayName = line.pipe(z.string().min(1, 'required').max(nameLength, 'tooLong').regex(plain, 'nameCharacters'));
/** Empty means none. */
const realName = line
  .pipe(z.string().max(nameLength, 'tooLong').regex(plain, 'nameCharacters'))
  .transform((value) => (value === '' ? null : value));
const country = z
  .string()
  .trim()
  .toUpperCase()
  .transform((value) => (value === '' ? null : value))
  .refine((value) => value === null || isCountryCode(value), 'choose');

/** The driver's id in the simulator, as it stands in result files and in the address of the profile. */
export const identifierSchema = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(identifierLength, 'tooLong')
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s/\\?#%<>]+$/u, 'identifierCharacters');

const simulator = z.enum(
  simulators.map(({ slug }) => slug),
  'choose',
);
const profileId = z.uuid('invalid');
/** A checkbox: absent means off. */
const flag = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

export const updateProfileSchema = z.object({ profileId, displayName, country, realName });
export type UpdateProfileInput = z.output<typeof updateProfileSchema>;

export const privacySchema = z.object({
  profileId,
  visibility: z.enum(visibilities, 'choose'),
  showRealName: flag,
  showRatings: flag,
  showLaps: flag,
  showResults: flag,
});
export type PrivacyInput = z.output<typeof privacySchema>;

export const searchableSchema = z.object({ searchable: flag });
export const claimSchema = z.object({ simulator, identifier: identifierSchema });
export const addProfileSchema = z.object({ simulator, identifier: identifierSchema, displayName, country });
export type AddProfileInput = z.output<typeof addProfileSchema>;
export const profileIdSchema = z.object({ profileId });
export const claimIdSchema = z.object({ claimId: z.uuid('invalid') });
