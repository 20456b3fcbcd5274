import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
  auditLogs,
  clubMembers,
  clubs,
  entries,
  events,
  notificationOutbox,
  simProfiles,
  slugRedirects,
  teams,
} from '../../../drizzle/schema/index.ts';
import { findClub } from '../../../lib/clubs/data/club.ts';
import { createClub } from '../../../lib/clubs/mutations/create-club.ts';
import { deleteClub } from '../../../lib/clubs/mutations/delete-club.ts';
import { renameClub } from '../../../lib/clubs/mutations/rename-club.ts';
import { setClubLinks } from '../../../lib/clubs/mutations/set-club-links.ts';
import { updateClub } from '../../../lib/clubs/mutations/update-club.ts';
import { db } from '../../../lib/db/client.ts';
import * as make from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { actorOf, clubWith, someone, stateOf, untilBlocked } from './clubs-cast.ts';

onOwnDatabase();

const details = { description: null, country: null, visibility: 'public', rosterVisibility: 'members' } as const;
const gone = { ok: false, error: { field: null, key: 'clubNotFound' } };

test('a club is deleted by its name only, in any case', async () => {
  const { club, admin } = await clubWith({ name: 'Ärger im Kiesbett' });
  const before = await stateOf(club.id);
  for (const confirmation of ['', 'Arger im Kiesbett', club.slug]) {
    expect(await deleteClub(admin, { clubId: club.id, confirmation })).toEqual({
      ok: false,
      error: { field: 'confirmation', key: 'confirmationMismatch' },
    });
  }
  expect(await stateOf(club.id)).toEqual(before);
  expect(await deleteClub(admin, { clubId: club.id, confirmation: 'ÄRGER IM KIESBETT' })).toMatchObject({ ok: true });
});

test('with a club go its teams, races and sheets, and its addresses are free; drivers and the races of others stay', async () => {
  const { club, admin } = await clubWith({ slug: 'short-lived', name: 'Short Lived' });
  const member = await actorOf('member', club.id);
  await renameClub(admin, { clubId: club.id, slug: 'shorter-lived' });
  const [team] = await db().insert(teams).values({ clubId: club.id, name: 'One', slug: 'short-one' }).returning();
  await db()
    .insert(slugRedirects)
    .values({ kind: 'team', slug: 'short-was', targetId: team?.id ?? '' });

  // Its own race with a guest's car in it, and a race of others that it is in.
  const [own, foreign] = [await make.createEvent(db(), { clubId: club.id }), await make.createEvent(db())];
  const guests = await clubWith();
  const guest = await make.createSheet(db(), guests.club.id, own.id);
  const slot = await make.createSlot(db(), own.id);
  await make.createEntry(db(), own.id, { sheetId: guest.id, timeSlotId: slot.id });
  const sheet = await make.createSheet(db(), club.id, foreign.id);
  await make.createSignup(db(), sheet.id, member.userId);
  const away = await make.createSlot(db(), foreign.id);
  const car = await make.createEntry(db(), foreign.id, { sheetId: sheet.id, timeSlotId: away.id });
  await make.createSeat(db(), car.id, { userId: member.userId });
  const profile = await make.createProfile(db(), { userId: member.userId });

  expect(await deleteClub(admin, { clubId: club.id, confirmation: 'Short Lived' })).toMatchObject({ ok: true });
  const left = async (table: typeof events | typeof entries | typeof teams | typeof simProfiles, id = '') =>
    (await db().select({ id: table.id }).from(table).where(eq(table.id, id))).length;
  expect(await left(events, own.id)).toBe(0);
  expect(await left(entries, car.id)).toBe(0);
  expect(await left(teams, team?.id)).toBe(0);
  expect(await left(events, foreign.id)).toBe(1);
  expect(await left(simProfiles, profile.id)).toBe(1);
  expect(await db().select().from(slugRedirects).where(sql`slug in ('short-lived', 'short-was')`)).toEqual([]);
  for (const [name, slug] of [
    ['Short Lived', 'short-lived'],
    ['Other', 'shorter-lived'],
  ] as const) {
    expect(await createClub(await someone(), { name, slug, ...details })).toMatchObject({ ok: true });
  }
});

test('members are told that their club is gone; who deleted it knows', async () => {
  const { club, admin } = await clubWith();
  const others = await Promise.all((['member', 'manager', 'admin'] as const).map((role) => actorOf(role, club.id)));
  await deleteClub(admin, { clubId: club.id, confirmation: club.name });
  const [notice] = await db()
    .select()
    .from(notificationOutbox)
    .where(sql`payload->'payload'->>'clubName' = ${club.name}`);
  expect(notice?.kind).toBe('club.deleted');
  const told = (notice?.payload.to as { userIds: string[] } | undefined)?.userIds ?? [];
  expect(told.toSorted()).toEqual(others.map(({ userId }) => userId).toSorted());
});

describe('two admins at once', () => {
  const rounds = Array.from({ length: 12 }, (_, round) => round);

  test.each(rounds)(
    'deleting and renaming: whoever is second finds the other done, never half of it (%i)',
    async (n) => {
      const { club, admin } = await clubWith({ slug: `duel-${n}` });
      const second = await actorOf('admin', club.id);
      const remove = () => deleteClub(admin, { clubId: club.id, confirmation: club.name });
      const rename = () => renameClub(second, { clubId: club.id, slug: `duel-${n}-moved` });
      const [deleted, renamed] =
        n % 2 === 0
          ? await Promise.all([remove(), rename()])
          : await Promise.all([rename(), remove()]).then(([a, b]) => [b, a] as const);
      expect(deleted).toMatchObject({ ok: true });
      if (!renamed.ok) expect(renamed).toEqual(gone);
      expect(await db().select().from(slugRedirects).where(eq(slugRedirects.targetId, club.id))).toEqual([]);
      expect([await findClub(`duel-${n}`), await findClub(`duel-${n}-moved`)]).toEqual([null, null]);
      const log = await db().select().from(auditLogs).where(eq(auditLogs.subjectId, club.id));
      expect(log.map(({ action }) => action).toSorted()).toEqual(
        renamed.ok ? ['club.deleted', 'club.renamed'] : ['club.deleted'],
      );
    },
  );

  test.each(rounds)('deleting and changing: no row is left behind (%i)', async (n) => {
    const { club, admin } = await clubWith();
    const second = await actorOf('admin', club.id);
    const links = [{ label: 'A', url: 'https://a.example' }];
    const [deleted, ...others] = await Promise.all([
      deleteClub(admin, { clubId: club.id, confirmation: club.name }),
      updateClub(second, { clubId: club.id, name: `${club.name} ${n}`, ...details }),
      setClubLinks(second, { clubId: club.id, links }),
    ]);
    // A new name that came first makes the confirmation wrong: then the club is there, whole.
    const alive = (await db().select().from(clubs).where(eq(clubs.id, club.id))).length;
    expect(alive).toBe(deleted.ok ? 0 : 1);
    if (!deleted.ok) expect(deleted.error).toEqual({ field: 'confirmation', key: 'confirmationMismatch' });
    for (const other of others) if (!other.ok) expect([deleted.ok, other]).toEqual([true, gone]);
    const [left] = await db().execute<{ n: number }>(sql`
      select (select count(*) from club_links where club_id = ${club.id})::int
        + (select count(*) from club_sizes where club_id = ${club.id})::int as n`);
    expect(left?.n).toBe(alive * 2);
  });

  test('deleting twice is done once', async () => {
    const { club, admin } = await clubWith();
    const second = await actorOf('admin', club.id);
    const answers = await Promise.all(
      [admin, second].map((actor) => deleteClub(actor, { clubId: club.id, confirmation: club.name })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(gone);
    const notices = await db()
      .select()
      .from(notificationOutbox)
      .where(sql`payload->'payload'->>'clubName' = ${club.name}`);
    expect(notices).toHaveLength(1);
  });

  test('an admin who is demoted while he waits is refused', async () => {
    const { club, admin } = await clubWith();
    const second = await actorOf('admin', club.id);
    let answer: Promise<unknown> = Promise.resolve();
    await db().transaction(async (tx) => {
      await tx.select().from(clubs).where(eq(clubs.id, club.id)).for('no key update');
      answer = updateClub(second, { clubId: club.id, name: club.name, ...details });
      await untilBlocked();
      await tx.update(clubMembers).set({ role: 'member' }).where(eq(clubMembers.userId, second.userId));
    });
    expect(await answer).toEqual({ ok: false, error: { field: null, key: 'forbidden' } });
    expect(await updateClub(admin, { clubId: club.id, name: club.name, ...details })).toMatchObject({ ok: true });
  });
});
