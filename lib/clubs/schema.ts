import { z } from 'zod';
import { idField, nameField, textField } from '../forms/fields.ts';
import { clubRoles, clubVisibilities, rosterVisibilities } from '../policy/index.ts';
import { countryField } from '../profiles/schema.ts';
import { isUsableSlug, slugField, slugOf } from '../slugs/slug.ts';
import { descriptionLength, mostLinks, nameLength } from './limits.ts';

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

/** `label` and `url` are given once for each row; rows of which both are empty do not count. */
export const clubLinksSchema = z
  .object({ clubId: idField, label: z.array(z.string()).max(mostLinks), url: z.array(z.string()).max(mostLinks) })
  .superRefine((rows, context) => {
    for (const { label, url } of linksOf(rows)) {
      if (label === '') context.addIssue({ code: 'custom', path: ['label'], message: 'linkLabel' });
      if (label.length > 40) context.addIssue({ code: 'custom', path: ['label'], message: 'tooLong' });
      if (url.length > 300 || !isHttps(url)) context.addIssue({ code: 'custom', path: ['url'], message: 'linkUrl' });
    }
  });

export function linksOf({ label, url }: { label: readonly string[]; url: readonly string[] }) {
  return label
    .map((text, row) => ({ label: text.trim(), url: (url[row] ?? '').trim() }))
    .filter((row) => row.label !== '' || row.url !== '');
}

export const clubIdSchema = z.object({ clubId: idField });
export const deleteClubSchema = z.object({ clubId: idField, confirmation: z.string('required').trim() });
export const memberSchema = z.object({ clubId: idField, userId: idField });
export const memberRoleSchema = z.object({ clubId: idField, userId: idField, role: z.enum(clubRoles, 'choose') });
export const transferSchema = z.object({ clubId: idField, userId: idField, confirmation: z.string('required').trim() });

function isHttps(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === '';
}
