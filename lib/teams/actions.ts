'use server';

import { redirect } from 'next/navigation';
import { clubPath } from '../clubs/club-path.ts';
import { clubChanges } from '../clubs/limits.ts';
import { fieldError, formError, parseForm } from '../forms/index.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import type { TeamError } from './acting.ts';
import { addTeamMember } from './mutations/add-team-member.ts';
import { archiveTeam } from './mutations/archive-team.ts';
import { createTeam } from './mutations/create-team.ts';
import { removeTeamMember } from './mutations/remove-team-member.ts';
import { setTeamRole } from './mutations/set-team-role.ts';
import { updateTeam } from './mutations/update-team.ts';
import {
  addMemberSchema,
  archiveSchema,
  createTeamSchema,
  memberRoleSchema,
  memberSchema,
  updateTeamSchema,
} from './schema.ts';

const limited = { limit: clubChanges };

export const createTeamAction = action(
  'create-team',
  async ({ viewer, form }) => {
    const parsed = parseForm(createTeamSchema, form);
    if (!parsed.ok) return parsed.error;
    const created = await createTeam(viewer, parsed.data);
    if (!created.ok) return refusalOf(form, created.error);
    await finishWrite(created);
    redirect(`${clubPath(created.value.clubSlug, 'teams')}/${created.value.slug}`);
  },
  limited,
);

export const updateTeamAction = action(
  'update-team',
  async ({ viewer, form }) => {
    const parsed = parseForm(updateTeamSchema, form);
    if (!parsed.ok) return parsed.error;
    const updated = await updateTeam(viewer, parsed.data);
    if (!updated.ok) return refusalOf(form, updated.error);
    await finishWrite(updated);
    const { moved, clubSlug, slug } = updated.value;
    if (moved) redirect(`${clubPath(clubSlug, 'teams')}/${slug}`);
    return { status: 'saved' };
  },
  limited,
);

export const archiveTeamAction = action(
  'archive-team',
  async ({ viewer, form }) => {
    const parsed = parseForm(archiveSchema, form);
    if (!parsed.ok) return parsed.error;
    const { teamId, decision } = parsed.data;
    const archived = await archiveTeam(viewer, { teamId, archived: decision === 'archive' });
    if (!archived.ok) return refusalOf(form, archived.error);
    await finishWrite(archived);
    return { status: 'saved' };
  },
  limited,
);

export const addTeamMemberAction = action(
  'add-team-member',
  async ({ viewer, form }) => {
    const parsed = parseForm(addMemberSchema, form);
    if (!parsed.ok) return parsed.error;
    const added = await addTeamMember(viewer, parsed.data);
    if (!added.ok) {
      const { field, key } = added.error;
      const aboutHandle = field === null && (key === 'notInClub' || key === 'alreadyInTeam');
      return aboutHandle ? fieldError<string>(form, 'handle', key) : refusalOf(form, added.error);
    }
    await finishWrite(added);
    return { status: 'saved' };
  },
  limited,
);

export const setTeamRoleAction = action(
  'set-team-role',
  async ({ viewer, form }) => {
    const parsed = parseForm(memberRoleSchema, form);
    if (!parsed.ok) return parsed.error;
    const changed = await setTeamRole(viewer, parsed.data);
    if (!changed.ok) return refusalOf(form, changed.error);
    await finishWrite(changed);
    return { status: 'saved' };
  },
  limited,
);

export const removeTeamMemberAction = action(
  'remove-team-member',
  async ({ viewer, form }) => {
    const parsed = parseForm(memberSchema, form);
    if (!parsed.ok) return parsed.error;
    const removed = await removeTeamMember(viewer, parsed.data);
    if (!removed.ok) return refusalOf(form, removed.error);
    await finishWrite(removed);
    return { status: 'saved' };
  },
  limited,
);

function refusalOf(form: FormData, { field, key }: TeamError) {
  return field === null ? formError(form, key) : fieldError<string>(form, field, key);
}
