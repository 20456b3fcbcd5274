import { z } from 'zod';
import { flagField, idField, lineField, nameField } from '../forms/fields.ts';
import { visibilities } from '../policy/index.ts';
import { isCountryCode } from './countries.ts';
import { simulators } from './simulators.ts';

/** Messages are keys of the `validation` namespace. */
export const nameLength = 80;
export const identifierLength = 64;

const displayName = nameField(nameLength);
const realName = lineField(nameLength);
/** Empty means none. */
export const countryField = z
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
const profileId = idField;

export const updateProfileSchema = z.object({ profileId, displayName, country: countryField, realName });
export type UpdateProfileInput = z.output<typeof updateProfileSchema>;

export const privacySchema = z.object({
  profileId,
  visibility: z.enum(visibilities, 'choose'),
  showRealName: flagField,
  showRatings: flagField,
  showLaps: flagField,
  showResults: flagField,
});
export type PrivacyInput = z.output<typeof privacySchema>;

export const searchableSchema = z.object({ searchable: flagField });
export const claimSchema = z.object({ simulator, identifier: identifierSchema });
export const addProfileSchema = z.object({
  simulator,
  identifier: identifierSchema,
  displayName,
  country: countryField,
});
export type AddProfileInput = z.output<typeof addProfileSchema>;
export const profileIdSchema = z.object({ profileId });
export const claimIdSchema = z.object({ claimId: idField });
