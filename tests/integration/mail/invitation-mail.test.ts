import { afterEach, expect, test, vi } from 'vitest';
import { getInvitation } from '../../../lib/clubs/data/invitations.ts';
import { readOutcome } from '../../../lib/clubs/invitation-outcome.ts';
import { createMailInvitationAction, resendInvitationAction } from '../../../lib/clubs/join-actions.ts';
import { db } from '../../../lib/db/client.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { type FormState, idle } from '../../../lib/forms/index.ts';
import { createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { clubWith } from '../clubs/clubs-cast.ts';
import { joiningOf } from '../clubs/joining-cast.ts';
import { type Catcher, startCatcher } from './catcher.ts';

onOwnDatabase();

const reader = vi.hoisted(() => ({ viewer: {} as Record<string, unknown> }));
/** The actions without the request around them: who is signed in is `reader.viewer`. */
vi.mock('../../../lib/session/action.ts', () => ({
  action: (_name: string, handler: (context: unknown) => Promise<unknown>) => (_previous: unknown, form: FormData) =>
    handler({ viewer: reader.viewer, form }),
}));
vi.mock('../../../lib/session/finish-write.ts', () => ({ finishWrite: async () => undefined }));

let catcher: Catcher | undefined;
afterEach(async () => {
  await catcher?.stop();
  catcher = undefined;
  vi.unstubAllEnvs();
  resetEnv();
});

async function stage(smtpUrl?: string) {
  vi.stubEnv('SITE_URL', 'https://lane.example');
  vi.stubEnv('SMTP_URL', smtpUrl);
  resetEnv();
  const { club, admin } = await clubWith();
  const { name } = await createUser(db());
  reader.viewer = { ...admin, name, locale: 'de' };
  return { club, name };
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

function outcomeOf(state: FormState) {
  if (state.status !== 'saved' || !state.message) throw new Error(JSON.stringify(state));
  return readOutcome(state.message);
}

const email = 'robin@example.org';
const invite = (clubId: string) => createMailInvitationAction(idle, formOf({ clubId, role: 'member', email }));

function tokenIn(text: string | undefined): string {
  return /https:\/\/lane\.example\/invitations\/([\w-]{43})\s/.exec(text ?? '')?.[1] ?? '';
}

test('an invitation is mailed once it is committed, in the language of who invites; the page does not repeat the link', async () => {
  catcher = await startCatcher();
  const { club, name } = await stage(catcher.url);
  expect(outcomeOf(await invite(club.id))).toEqual({ mail: 'sent' });
  const [one] = catcher.caught;
  expect(one?.to).toEqual([email]);
  expect(one?.mail.subject).toBe(`Du bist zu ${club.name} auf SimLane eingeladen`);
  expect(one?.mail.text).toContain(name);
  expect(await getInvitation(tokenIn(one?.mail.text))).toMatchObject({ clubName: club.name });
});

test('sent again, the mail has a new link, and the old one is void', async () => {
  catcher = await startCatcher();
  const { club } = await stage(catcher.url);
  await invite(club.id);
  const [invitation] = (await joiningOf(club.id)).invitations;
  const form = formOf({ clubId: club.id, invitationId: invitation?.id ?? '' });
  expect(outcomeOf(await resendInvitationAction(idle, form))).toEqual({ mail: 'sent' });
  const [old, renewed] = catcher.caught.map(({ mail }) => tokenIn(mail.text));
  expect(await getInvitation(old ?? '')).toBeNull();
  expect(await getInvitation(renewed ?? '')).not.toBeNull();
});

test.each([
  ['a mail server that is away', 'smtp://127.0.0.1:1', 'failed'],
  ['no mail server', undefined, 'none'],
] as const)('with %s the invitation stands, and the admin gets its link to pass on', async (_case, smtpUrl, mail) => {
  const { club } = await stage(smtpUrl);
  const outcome = outcomeOf(await invite(club.id));
  expect(outcome.mail).toBe(mail);
  const path = 'path' in outcome ? outcome.path : '';
  expect(path).toMatch(/^\/invitations\/[\w-]{43}$/);
  expect(await getInvitation(path.split('/').at(-1) ?? '')).toMatchObject({ clubName: club.name });
  expect((await joiningOf(club.id)).invitations).toMatchObject([{ email, uses: 0 }]);
});

test('an address that is none is said so, and nothing is made or sent', async () => {
  catcher = await startCatcher();
  const { club } = await stage(catcher.url);
  for (const wrong of ['', 'robin', 'a@b@c', 'a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org']) {
    const state = await createMailInvitationAction(idle, formOf({ clubId: club.id, role: 'member', email: wrong }));
    expect(state, wrong).toMatchObject({ status: 'invalid', fields: { email: ['emailShape'] } });
  }
  const role = await createMailInvitationAction(idle, formOf({ clubId: club.id, role: 'admin', email }));
  expect(role).toMatchObject({ status: 'invalid', fields: { role: ['choose'] } });
  expect([catcher.caught, (await joiningOf(club.id)).invitations]).toEqual([[], []]);
});
