import { z } from 'zod';
import { idField, nameField, textField } from '../forms/fields.ts';
import { clubRoles, clubVisibilities, rosterVisibilities } from '../policy/index.ts';
import { countryField } from '../profiles/schema.ts';
import { isUsableSlug, slugField, slugOf } from '../slugs/slug.ts';
import { descriptionLength, linkLabelLength, linkRows, linkUrlLength, nameLength } from './limits.ts';

/** Messages are keys of the `validation` namespace. */
const details = {
  name: nameField(nameLength, 3),
  description: textField(descriptionLength),
  country: countryField,
  visibility: z.enum(clubVisibilities, 'choose'),
  rosterVisibility: z.enum(rosterVisibilities, 'choose'),
};

/** Without a slug the name makes one. */
export const createClubSchema = z
  .object({ ...details, slug: slugField.default('') })
  .superRefine(({ name, slug }, context) => {
    if (slug !== '' || isUsableSlug(slugOf(name))) return;
    context.addIssue({ code: 'custom', path: ['slug'], message: 'slugRequired' });
  });
export type CreateClubInput = z.output<typeof createClubSchema>;

export const updateClubSchema = z.object({ clubId: idField, ...details });
export type UpdateClubInput = z.output<typeof updateClubSchema>;

export const renameClubSchema = z.object({
  clubId: idField,
  slug: slugField.refine(isUsableSlug, 'slugShape'),
});

type LinkField = `label${number}` | `url${number}`;
const linkText = z.string().trim().default('');
const linkFields = Object.fromEntries(
  linkRows.flatMap((row): [LinkField, typeof linkText][] => [
    [`label${row}`, linkText],
    [`url${row}`, linkText],
  ]),
) as Record<LinkField, typeof linkText>;

/** Rows of which both fields are empty do not count. */
export const clubLinksSchema = z.object({ clubId: idField, ...linkFields }).superRefine((form, context) => {
  const wrong = (field: LinkField, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  for (const { row, label, url } of filledRows(form)) {
    if (label === '') wrong(`label${row}`, 'linkLabel');
    else if (!isName(label)) wrong(`label${row}`, 'nameCharacters');
    if (label.length > linkLabelLength) wrong(`label${row}`, 'tooLong');
    if (url.length > linkUrlLength || !isHttps(url)) wrong(`url${row}`, 'linkUrl');
  }
});

/** The links of the form, in its order. */
export function linksOf(form: z.output<typeof clubLinksSchema>): { label: string; url: string }[] {
  return filledRows(form).map(({ label, url }) => ({ label, url }));
}

function filledRows(form: Record<LinkField, string>) {
  return linkRows
    .map((row) => ({ row, label: form[`label${row}`] ?? '', url: form[`url${row}`] ?? '' }))
    .filter(({ label, url }) => label !== '' || url !== '');
}

export const clubIdSchema = z.object({ clubId: idField });
export const deleteClubSchema = z.object({ clubId: idField, confirmation: z.string('required').trim() });
export const memberSchema = z.object({ clubId: idField, userId: idField });
export const memberRoleSchema = z.object({ clubId: idField, userId: idField, role: z.enum(clubRoles, 'choose') });
export const transferSchema = z.object({ clubId: idField, userId: idField, confirmation: z.string('required').trim() });

function isName(text: string): boolean {
  return /^[^\p{Cc}\p{Cf}<>]*$/u.test(text);
}

function isHttps(text: string): boolean {
  if (/[\s\p{Cc}\p{Cf}]/u.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === '';
}
