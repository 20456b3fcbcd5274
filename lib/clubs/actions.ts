'use server';

import { redirect } from 'next/navigation';
import { parseForm } from '../forms/index.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import { clubPath } from './club-path.ts';
import { clubChanges, clubCreations } from './limits.ts';
import { createClub } from './mutations/create-club.ts';
import { deleteClub } from './mutations/delete-club.ts';
import { renameClub } from './mutations/rename-club.ts';
import { setClubLinks } from './mutations/set-club-links.ts';
import { updateClub } from './mutations/update-club.ts';
import { refusalOf } from './refusal.ts';
import {
  clubLinksSchema,
  createClubSchema,
  deleteClubSchema,
  linksOf,
  renameClubSchema,
  updateClubSchema,
} from './schema.ts';

export const createClubAction = action(
  'create-club',
  async ({ viewer, form }) => {
    const parsed = parseForm(createClubSchema, form);
    if (!parsed.ok) return parsed.error;
    const created = await createClub(viewer, parsed.data);
    if (!created.ok) return refusalOf(form, created.error);
    await finishWrite(created);
    redirect(clubPath(created.value.slug));
  },
  { limit: clubCreations },
);

export const updateClubAction = action(
  'update-club',
  async ({ viewer, form }) => {
    const parsed = parseForm(updateClubSchema, form);
    if (!parsed.ok) return parsed.error;
    const updated = await updateClub(viewer, parsed.data);
    if (!updated.ok) return refusalOf(form, updated.error);
    await finishWrite(updated);
    return { status: 'saved' };
  },
  { limit: clubChanges },
);

export const setClubLinksAction = action(
  'set-club-links',
  async ({ viewer, form }) => {
    const parsed = parseForm(clubLinksSchema, form);
    if (!parsed.ok) return parsed.error;
    const saved = await setClubLinks(viewer, { clubId: parsed.data.clubId, links: linksOf(parsed.data) });
    if (!saved.ok) return refusalOf(form, saved.error);
    await finishWrite(saved);
    return { status: 'saved' };
  },
  { limit: clubChanges },
);

export const renameClubAction = action(
  'rename-club',
  async ({ viewer, form }) => {
    const parsed = parseForm(renameClubSchema, form);
    if (!parsed.ok) return parsed.error;
    const renamed = await renameClub(viewer, parsed.data);
    if (!renamed.ok) return refusalOf(form, renamed.error);
    await finishWrite(renamed);
    redirect(clubPath(renamed.value.slug, 'settings'));
  },
  { limit: clubChanges },
);

export const deleteClubAction = action(
  'delete-club',
  async ({ viewer, form }) => {
    const parsed = parseForm(deleteClubSchema, form);
    if (!parsed.ok) return parsed.error;
    const deleted = await deleteClub(viewer, parsed.data);
    if (!deleted.ok) return refusalOf(form, deleted.error);
    await finishWrite(deleted);
    redirect('/clubs');
  },
  { limit: clubChanges },
);
