import { readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { actOnCache } from '../../../lib/admin/mutations/act-on-cache.ts';
import { decideClaim } from '../../../lib/admin/mutations/decide-claim.ts';
import { decideReport } from '../../../lib/admin/mutations/decide-report.ts';
import { handleMessage } from '../../../lib/admin/mutations/handle-message.ts';
import { hideSubject } from '../../../lib/admin/mutations/hide-subject.ts';
import { acceptInvitation } from '../../../lib/clubs/mutations/accept-invitation.ts';
import { askToJoin } from '../../../lib/clubs/mutations/ask-to-join.ts';
import { createClub } from '../../../lib/clubs/mutations/create-club.ts';
import { createInvitation } from '../../../lib/clubs/mutations/create-invitation.ts';
import { decideRequest } from '../../../lib/clubs/mutations/decide-request.ts';
import { deleteClub } from '../../../lib/clubs/mutations/delete-club.ts';
import { leaveClub } from '../../../lib/clubs/mutations/leave-club.ts';
import { removeMember } from '../../../lib/clubs/mutations/remove-member.ts';
import { renameClub } from '../../../lib/clubs/mutations/rename-club.ts';
import { resendInvitation } from '../../../lib/clubs/mutations/resend-invitation.ts';
import { revokeInvitation } from '../../../lib/clubs/mutations/revoke-invitation.ts';
import { setClubLinks } from '../../../lib/clubs/mutations/set-club-links.ts';
import { setMemberRole } from '../../../lib/clubs/mutations/set-member-role.ts';
import { transferClub } from '../../../lib/clubs/mutations/transfer-club.ts';
import { updateClub } from '../../../lib/clubs/mutations/update-club.ts';
import { withdrawRequest } from '../../../lib/clubs/mutations/withdraw-request.ts';
import { db } from '../../../lib/db/client.ts';
import { type Actor, type Role, roles } from '../../../lib/policy/index.ts';
import { createReport } from '../../../lib/reports/mutations/create-report.ts';
import { addTeamMember } from '../../../lib/teams/mutations/add-team-member.ts';
import { archiveTeam } from '../../../lib/teams/mutations/archive-team.ts';
import { createTeam } from '../../../lib/teams/mutations/create-team.ts';
import { removeTeamMember } from '../../../lib/teams/mutations/remove-team-member.ts';
import { setTeamRole } from '../../../lib/teams/mutations/set-team-role.ts';
import { updateTeam } from '../../../lib/teams/mutations/update-team.ts';
import { reinstateUser } from '../../../lib/users/mutations/reinstate-user.ts';
import { suspendUser } from '../../../lib/users/mutations/suspend-user.ts';
import { nextNumber } from '../../factories/rows.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { type Stage, setStage, stagePassword } from './stage.ts';

onOwnDatabase();

type Acting = NonNullable<Stage['actors']['admin']>;
type Outcome = { ok: true } | { ok: false; error: unknown };
type Run = (actor: Acting, stage: Stage) => Promise<Outcome>;
/** Who may. Of a private club everybody outside is told what he is told of a missing one. */
type Row = { may: readonly Role[]; run: Run; ofClub: boolean };

const admins = ['admin'] as const;
const staff = ['manager', 'admin'] as const;
const members = ['member', 'manager', 'admin'] as const;
const signedIn = ['stranger', 'member', 'manager', 'admin', 'siteAdmin'] as const;
const siteAdmins = ['siteAdmin'] as const;

const ofClub = (may: readonly Role[], run: Run): Row => ({ may, run, ofClub: true });
const ofSite = (may: readonly Role[], run: Run): Row => ({ may, run, ofClub: false });
const details = { description: null, country: null, visibility: 'public', rosterVisibility: 'members' } as const;

const table: Record<string, Row> = {
  'clubs/create-club': ofSite(signedIn, (actor) =>
    createClub(actor, { ...details, name: `Founded ${nextNumber()}`, slug: '' }),
  ),
  'clubs/update-club': ofClub(admins, (actor, { club }) =>
    updateClub(actor, { ...details, clubId: club.id, name: `Updated ${nextNumber()}` }),
  ),
  'clubs/set-club-links': ofClub(admins, (actor, { club }) =>
    setClubLinks(actor, { clubId: club.id, links: [{ label: 'Site', url: 'https://example.org' }] }),
  ),
  'clubs/rename-club': ofClub(admins, (actor, { club }) =>
    renameClub(actor, { clubId: club.id, slug: `renamed-${nextNumber()}` }),
  ),
  'clubs/delete-club': ofClub(admins, (actor, { club }) =>
    deleteClub(actor, { clubId: club.id, confirmation: club.name }),
  ),
  'clubs/transfer-club': ofClub(admins, (actor, { club, target }) =>
    transferClub(actor, { clubId: club.id, userId: target.userId, confirmation: target.handle }),
  ),
  'clubs/set-member-role': ofClub(admins, (actor, { club, target }) =>
    setMemberRole(actor, { clubId: club.id, userId: target.userId, role: 'manager' }),
  ),
  'clubs/remove-member': ofClub(admins, (actor, { club, target }) =>
    removeMember(actor, { clubId: club.id, userId: target.userId }),
  ),
  'clubs/leave-club': ofClub(members, (actor, { club }) => leaveClub(actor, { clubId: club.id })),
  'clubs/ask-to-join': ofClub(['stranger', 'siteAdmin'], (actor, { club }) =>
    askToJoin(actor, { clubId: club.id, message: null }),
  ),
  'clubs/decide-request': ofClub(admins, (actor, { club, request }) =>
    decideRequest(actor, { clubId: club.id, requestId: request.id, accept: true }),
  ),
  'clubs/create-invitation': ofClub(admins, (actor, { club }) =>
    createInvitation(actor, { clubId: club.id, role: 'member', email: null, maxUses: 1 }),
  ),
  'clubs/resend-invitation': ofClub(admins, (actor, { club, invitation }) =>
    resendInvitation(actor, { clubId: club.id, invitationId: invitation.id }),
  ),
  'clubs/revoke-invitation': ofClub(admins, (actor, { club, invitation }) =>
    revokeInvitation(actor, { clubId: club.id, invitationId: invitation.id }),
  ),
  // The token admits whoever holds it, also to a private club.
  'clubs/accept-invitation': ofSite(signedIn, (actor, { token }) => acceptInvitation(actor, { token })),
  'clubs/withdraw-request': ofSite([], (actor, { request }) => withdrawRequest(actor, { requestId: request.id })),
  'teams/create-team': ofClub(staff, (actor, { club }) =>
    createTeam(actor, {
      clubId: club.id,
      name: `Team ${nextNumber()}`,
      description: null,
      visibility: 'public',
      slug: '',
    }),
  ),
  'teams/update-team': ofClub(staff, (actor, { team }) =>
    updateTeam(actor, { teamId: team.id, name: team.name, description: 'x', visibility: 'club', slug: team.slug }),
  ),
  'teams/archive-team': ofClub(staff, (actor, { team }) => archiveTeam(actor, { teamId: team.id, archived: true })),
  'teams/add-team-member': ofClub(staff, (actor, { team, actors }) =>
    addTeamMember(actor, { teamId: team.id, handle: actors.member?.handle ?? '', role: 'driver' }),
  ),
  'teams/set-team-role': ofClub(staff, (actor, { team, target }) =>
    setTeamRole(actor, { teamId: team.id, userId: target.userId, role: 'reserve' }),
  ),
  'teams/remove-team-member': ofClub(staff, (actor, { team, target }) =>
    removeTeamMember(actor, { teamId: team.id, userId: target.userId }),
  ),
  'reports/create-report': ofSite(signedIn, (actor, { reported }) =>
    createReport(actor, { type: 'profile', id: reported.id, reason: 'a rude display name' }),
  ),
  'admin/act-on-cache': ofSite(siteAdmins, (actor) =>
    actOnCache(actor, { act: 'invalidate', tags: ['nothing:1'] }, stagePassword),
  ),
  'admin/decide-claim': ofSite(siteAdmins, (actor, { claim }) =>
    decideClaim(actor, { claimId: claim.id, confirm: true }),
  ),
  'admin/decide-report': ofSite(siteAdmins, (actor, { report }) =>
    decideReport(actor, { reportId: report.id, uphold: true }),
  ),
  'admin/handle-message': ofSite(siteAdmins, (actor, { message }) => handleMessage(actor, { messageId: message.id })),
  'admin/hide-subject': ofSite(siteAdmins, (actor, { profile }) =>
    hideSubject(actor, { type: 'profile', id: profile.id, hidden: true }),
  ),
  'users/suspend-user': ofSite(siteAdmins, (actor, { target }) => suspendUser(actor, target.userId)),
  'users/reinstate-user': ofSite(siteAdmins, async (actor, { target, actors }) => {
    if (actors.siteAdmin) await suspendUser(actors.siteAdmin, target.userId);
    return reinstateUser(actor, target.userId);
  }),
};

/** Done by everybody to what is his own, under the id of his session; each has a test of its own. */
const ownAffairs = [
  'contact/send-message',
  'notifications/mark-read',
  ...[
    'add-profile',
    'claim-profile',
    'set-privacy',
    'set-searchable',
    'unlink-profile',
    'update-profile',
    'withdraw-claim',
  ].map((name) => `profiles/${name}`),
  ...[
    'change-email',
    'change-password',
    'create-admin',
    'delete-account',
    'end-sessions',
    'register-user',
    'set-preference',
    'sign-in',
    'update-account',
  ].map((name) => `users/${name}`),
];

test('every mutation of the site is in the table or is an own affair', () => {
  const lib = new URL('../../../lib/', import.meta.url);
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const [, noun, name] = /^([\w-]+)\/mutations\/([\w-]+)\.ts$/.exec(path) ?? [];
    return noun && name ? [`${noun}/${name}`] : [];
  });
  expect(files.sort()).toEqual([...Object.keys(table), ...ownAffairs].sort());
});

/** All rows of all tables that a refused action could have changed, as one text. */
async function everything(): Promise<string> {
  const tables = await db().execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('cache_outbox', 'cache_relay_state')
    order by 1`);
  const [row] = await db().execute<{ digest: string }>(
    sql.join(
      [
        sql`select md5(string_agg(digest, ',' order by name)) as digest from (`,
        sql.join(
          tables.map(
            ({ name }) =>
              sql`select ${name}::text as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest from ${sql.raw(name)} t`,
          ),
          sql` union all `,
        ),
        sql`) digests`,
      ],
      sql` `,
    ),
  );
  return row?.digest ?? '';
}

const errorOf = (outcome: Outcome): string => {
  if (outcome.ok) return 'ok';
  const { error } = outcome;
  return typeof error === 'string' ? error : (error as { key: string }).key;
};

for (const [name, { may, run, ofClub: isOfClub }] of Object.entries(table)) {
  for (const visibility of isOfClub ? (['public', 'private'] as const) : (['public'] as const)) {
    test(`${name} in a ${visibility} club, as every role`, async () => {
      for (const role of roles) {
        const stage = await setStage(visibility);
        const actor = stage.actors[role];
        // A visitor never gets as far as a mutation: the action asks him to sign in. Those that take null say no.
        if (actor === null) continue;
        const isHere = visibility === 'public' || role !== 'stranger';
        const allowed = may.includes(role) && isHere;
        const before = allowed ? '' : await everything();
        const outcome = errorOf(await run(actor, stage));
        if (allowed) {
          expect(outcome, role).toBe('ok');
        } else {
          const refusals = isOfClub && !isHere ? ['clubNotFound'] : ['forbidden', 'requestGone', 'teamNotFound'];
          expect(refusals, `${role}: ${outcome}`).toContain(outcome);
          if (name !== 'users/reinstate-user') expect(await everything(), `${role} changed nothing`).toBe(before);
        }
      }
    });
  }
}

test('a mutation that may be asked by nobody in particular refuses a visitor', async () => {
  const { token, reported } = await setStage('public');
  const visitor: Actor = null;
  expect(errorOf(await createClub(visitor, { ...details, name: 'Nobody', slug: '' }))).toBe('forbidden');
  expect(errorOf(await acceptInvitation(null, { token }))).toBe('forbidden');
  expect(
    errorOf(await createReport(visitor, { type: 'profile', id: reported.id, reason: 'a rude display name' })),
  ).toBe('forbidden');
});

test("a team's own owner and manager run their team, its drivers do not", async () => {
  for (const [teamRole, expected] of [
    ['owner', 'ok'],
    ['manager', 'ok'],
    ['driver', 'forbidden'],
    ['spotter', 'forbidden'],
  ] as const) {
    const { team, actors } = await setStage('private');
    const { member, admin } = actors;
    if (!member || !admin) throw new Error('no cast');
    await addTeamMember(admin, { teamId: team.id, handle: member.handle, role: teamRole });
    expect(errorOf(await archiveTeam(member, { teamId: team.id, archived: true })), teamRole).toBe(expected);
    expect(errorOf(await removeTeamMember(member, { teamId: team.id, userId: member.userId })), 'leaves').toBe('ok');
  }
});
