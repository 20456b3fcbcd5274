import { z } from 'zod';
import { idField, nameField, textField } from '../forms/fields.ts';
import { teamRoles, teamVisibilities } from '../policy/index.ts';
import { isUsableSlug, slugField, slugOf } from '../slugs/slug.ts';

/** Messages are keys of the `validation` namespace. */
const details = {
  name: nameField(60, 2),
  description: textField(1_000),
  visibility: z.enum(teamVisibilities, 'choose'),
};

export const createTeamSchema = z
  .object({ clubId: idField, ...details, slug: slugField.default('') })
  .superRefine(({ name, slug }, context) => {
    if (slug !== '' || isUsableSlug(slugOf(name))) return;
    context.addIssue({ code: 'custom', path: ['slug'], message: 'slugRequired' });
  });
export type CreateTeamInput = z.output<typeof createTeamSchema>;

export const updateTeamSchema = z.object({
  teamId: idField,
  ...details,
  slug: slugField.refine(isUsableSlug, 'slugShape'),
});
export type UpdateTeamInput = z.output<typeof updateTeamSchema>;

export const archiveSchema = z.object({ teamId: idField, decision: z.enum(['archive', 'restore'], 'choose') });
const role = z.enum(teamRoles, 'choose');
export const addMemberSchema = z.object({
  teamId: idField,
  handle: z.string('required').trim().min(1, 'required').max(60, 'tooLong'),
  role,
});
export const memberRoleSchema = z.object({ teamId: idField, userId: idField, role });
export const memberSchema = z.object({ teamId: idField, userId: idField });
