import { z } from 'zod';

const shape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longest = 48;
/** Words of our own addresses. */
const reserved = new Set(
  `about add admin all api archive create current delete demo edit events help invitations join list login me members new
  next none null official requests search settings simlane teams undefined`.split(/\s+/),
);

/** The address of something named so: letters and digits without accents, joined by hyphens. May be empty. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
}

/** Messages are keys of the `validation` namespace. Empty is left to whoever reads the form. */
export const slugField = z
  .string()
  .trim()
  .toLowerCase()
  .max(longest, 'tooLong')
  .refine((slug) => slug === '' || shape.test(slug), 'slugShape')
  .refine((slug) => !reserved.has(slug), 'slugReserved');

/** Whether a name can be made an address by itself. */
export function isUsableSlug(slug: string): boolean {
  return slug.length >= 2 && shape.test(slug) && !reserved.has(slug);
}
