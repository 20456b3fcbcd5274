'use server';

import { fieldError, formError, parseForm } from '../forms/index.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import { claimRequests, profileSaves } from './limits.ts';
import { addProfile } from './mutations/add-profile.ts';
import { claimProfile } from './mutations/claim-profile.ts';
import { setPrivacy } from './mutations/set-privacy.ts';
import { setSearchable } from './mutations/set-searchable.ts';
import { unlinkProfile } from './mutations/unlink-profile.ts';
import { updateProfile } from './mutations/update-profile.ts';
import { withdrawClaim } from './mutations/withdraw-claim.ts';
import {
  addProfileSchema,
  claimIdSchema,
  claimSchema,
  privacySchema,
  profileIdSchema,
  searchableSchema,
  updateProfileSchema,
} from './schema.ts';

export const updateProfileAction = action(
  'update-profile',
  async ({ viewer, form }) => {
    const parsed = parseForm(updateProfileSchema, form);
    if (!parsed.ok) return parsed.error;
    const changed = await updateProfile(viewer.userId, parsed.data);
    if (!changed.ok) return formError(form, changed.error);
    await finishWrite(changed);
    return { status: 'saved' };
  },
  { limit: profileSaves },
);

export const setPrivacyAction = action(
  'set-privacy',
  async ({ viewer, form }) => {
    const parsed = parseForm(privacySchema, form);
    if (!parsed.ok) return parsed.error;
    const changed = await setPrivacy(viewer.userId, parsed.data);
    if (!changed.ok) return formError(form, changed.error);
    await finishWrite(changed);
    return { status: 'saved' };
  },
  { limit: profileSaves },
);

export const setSearchableAction = action(
  'set-searchable',
  async ({ viewer, form }) => {
    const parsed = parseForm(searchableSchema, form);
    if (!parsed.ok) return parsed.error;
    await finishWrite(await setSearchable(viewer.userId, parsed.data.searchable));
    return { status: 'saved' };
  },
  { limit: profileSaves },
);

export const unlinkProfileAction = action(
  'unlink-profile',
  async ({ viewer, form }) => {
    const parsed = parseForm(profileIdSchema, form);
    if (!parsed.ok) return parsed.error;
    const changed = await unlinkProfile(viewer.userId, parsed.data.profileId);
    if (!changed.ok) return formError(form, changed.error);
    await finishWrite(changed);
    return { status: 'saved' };
  },
  { limit: profileSaves },
);

export const claimProfileAction = action(
  'claim-profile',
  async ({ viewer, form }) => {
    const parsed = parseForm(claimSchema, form);
    if (!parsed.ok) return parsed.error;
    const claimed = await claimProfile(viewer.userId, parsed.data.simulator, parsed.data.identifier);
    if (!claimed.ok) return fieldError(form, 'identifier', claimed.error);
    await finishWrite(claimed);
    return { status: 'saved', message: 'claimed' };
  },
  { limit: claimRequests },
);

export const addProfileAction = action(
  'add-profile',
  async ({ viewer, form }) => {
    const parsed = parseForm(addProfileSchema, form);
    if (!parsed.ok) return parsed.error;
    const added = await addProfile(viewer.userId, parsed.data);
    if (!added.ok) return fieldError(form, 'identifier', added.error);
    await finishWrite(added);
    return { status: 'saved', message: added.value.claimed ? 'claimed' : 'added' };
  },
  { limit: claimRequests },
);

export const withdrawClaimAction = action('withdraw-claim', async ({ viewer, form }) => {
  const parsed = parseForm(claimIdSchema, form);
  if (!parsed.ok) return parsed.error;
  const withdrawn = await withdrawClaim(viewer.userId, parsed.data.claimId);
  if (!withdrawn.ok) return formError(form, withdrawn.error);
  await finishWrite(withdrawn);
  return { status: 'saved' };
});
