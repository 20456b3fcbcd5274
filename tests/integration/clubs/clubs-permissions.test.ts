import { describe, expect, test } from 'vitest';
import { type ActingError, actIn } from '../../../lib/clubs/acting.ts';
import { createClub } from '../../../lib/clubs/mutations/create-club.ts';
import { deleteClub } from '../../../lib/clubs/mutations/delete-club.ts';
import { renameClub } from '../../../lib/clubs/mutations/rename-club.ts';
import { setClubLinks } from '../../../lib/clubs/mutations/set-club-links.ts';
import { updateClub } from '../../../lib/clubs/mutations/update-club.ts';
import type { ClubError } from '../../../lib/clubs/write-club.ts';
import { db } from '../../../lib/db/client.ts';
import type { WriteResult } from '../../../lib/db/write.ts';
import { writeResult } from '../../../lib/db/write.ts';
import { type Actor, clubVisibilities, roles } from '../../../lib/policy/index.ts';
import { createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { actorOf, type Club, clubWith, someone, stateOf } from './clubs-cast.ts';

onOwnDatabase();

const details = { description: null, country: null, visibility: 'public', rosterVisibility: 'members' } as const;
const refusedFor = (key: ActingError) => ({ ok: false, error: { field: null, key } });

/** Each change of a club that already is one, by its admins alone. */
const changes: Record<string, (actor: NonNullable<Actor>, club: Club) => Promise<WriteResult<unknown, ClubError>>> = {
  updateClub: (actor, { id, name }) => updateClub(actor, { clubId: id, name, ...details, description: 'Changed' }),
  setClubLinks: (actor, { id }) =>
    setClubLinks(actor, { clubId: id, links: [{ label: 'A', url: 'https://a.example' }] }),
  renameClub: (actor, { id, slug }) => renameClub(actor, { clubId: id, slug: `${slug}-x` }),
  deleteClub: (actor, { id, name }) => deleteClub(actor, { clubId: id, confirmation: name }),
};

for (const visibility of clubVisibilities) {
  describe(`of a club that is ${visibility}`, () => {
    for (const [name, change] of Object.entries(changes)) {
      test.each(['stranger', 'member', 'manager', 'siteAdmin'] as const)(
        `${name} by a %s is refused and leaves no trace`,
        async (role) => {
          const { club } = await clubWith({ visibility });
          const actor = await actorOf(role, club.id);
          const before = await stateOf(club.id);
          const seen = visibility !== 'private' || role !== 'stranger';
          expect(await change(actor, club)).toEqual(refusedFor(seen ? 'forbidden' : 'clubNotFound'));
          expect(await stateOf(club.id)).toEqual(before);
        },
      );

      test(`${name} by an admin is done, and noted`, async () => {
        const { club } = await clubWith({ visibility });
        expect(await change(await actorOf('admin', club.id), club)).toMatchObject({ ok: true });
        expect((await stateOf(club.id)).done).toHaveLength(1);
      });

      test(`${name} by who is admin of another club is what it is for a stranger`, async () => {
        const { club } = await clubWith({ visibility });
        const { admin } = await clubWith();
        expect(await change(admin, club)).toEqual(refusedFor(visibility === 'private' ? 'clubNotFound' : 'forbidden'));
      });
    }

    test('nobody who is not signed in does anything to it', async () => {
      const { club } = await clubWith({ visibility });
      for (const permission of ['club.update', 'club.rename', 'club.delete', 'club.transfer'] as const) {
        const tried = await writeResult((tx, fail: (error: ActingError) => never) =>
          actIn(tx, null, club.id, permission, fail),
        );
        expect(tried).toEqual({ ok: false, error: visibility === 'private' ? 'clubNotFound' : 'forbidden' });
      }
    });
  });
}

test('a club that is hidden by the site is there for its admins and for nobody else in it', async () => {
  const { club, admin } = await clubWith({ hiddenAt: new Date() });
  for (const change of [changes.updateClub, changes.setClubLinks, changes.renameClub, changes.deleteClub]) {
    for (const role of ['stranger', 'member', 'manager'] as const) {
      expect(await change?.(await actorOf(role, club.id), club), role).toEqual(refusedFor('clubNotFound'));
    }
    expect(await change?.(await actorOf('siteAdmin', club.id), club)).toEqual(refusedFor('forbidden'));
  }
  expect(await changes.updateClub?.(admin, club)).toMatchObject({ ok: true });
});

test.each(roles)('whoever is signed in founds clubs and is their admin, whatever he is elsewhere: %s', async (role) => {
  const actor = role === 'visitor' ? null : role === 'siteAdmin' ? await someone('admin') : await someone();
  const { id } = await createUser(db());
  const founded = await createClub(actor, { name: `By ${role} ${id}`, slug: '', ...details });
  if (actor === null) return expect(founded).toEqual(refusedFor('forbidden'));
  expect(founded).toMatchObject({ ok: true });
  const clubId = founded.ok ? founded.value.clubId : '';
  expect(await updateClub(actor, { clubId, name: `By ${role} ${id}`, ...details })).toMatchObject({ ok: true });
});

test('a change of a club that does not exist is refused as one of a private club', async () => {
  const actor = await someone();
  const missing = { id: '01890000-0000-7000-8000-000000000000', name: 'None', slug: 'none-such' } as Club;
  for (const change of Object.values(changes)) expect(await change(actor, missing)).toEqual(refusedFor('clubNotFound'));
});
