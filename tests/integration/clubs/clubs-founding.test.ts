import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { clubMembers, clubs, slugRedirects } from '../../../drizzle/schema/index.ts';
import { findClub } from '../../../lib/clubs/data/club.ts';
import { mostClubs } from '../../../lib/clubs/limits.ts';
import { createClub } from '../../../lib/clubs/mutations/create-club.ts';
import { renameClub } from '../../../lib/clubs/mutations/rename-club.ts';
import { db } from '../../../lib/db/client.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { clubWith, someone, untilBlocked } from './clubs-cast.ts';

onOwnDatabase();

const details = { description: null, country: null, visibility: 'public', rosterVisibility: 'members' } as const;
const nameTaken = { ok: false, error: { field: 'name', key: 'clubNameTaken' } };
const slugTaken = { ok: false, error: { field: 'slug', key: 'slugTaken' } };
const people = (count: number) => Promise.all(Array.from({ length: count }, () => someone()));

test('of several who found a club of one name at once, however it is written, one does', async () => {
  const names = ['Würzburg Racing', 'WÜRZBURG RACING', 'würzburg racing', 'Würzburg racing'];
  const answers = await Promise.all(
    (await people(names.length)).map((actor, n) =>
      createClub(actor, { name: names[n] ?? '', slug: `wuerzburg-${n}`, ...details }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers.filter(({ ok }) => !ok)) expect(answer).toEqual(nameTaken);
  const rows = await db().select({ id: clubs.id }).from(clubs).where(sql`lower(name) = 'würzburg racing'`);
  expect(rows).toHaveLength(1);
  const [row] = rows;
  const members = await db()
    .select()
    .from(clubMembers)
    .where(eq(clubMembers.clubId, row?.id ?? ''));
  expect(members.map(({ role }) => role)).toEqual(['admin']);
});

test('of several who found clubs at one address at once, one does', async () => {
  const answers = await Promise.all(
    (await people(5)).map((actor, n) => createClub(actor, { name: `Same place ${n}`, slug: 'same-place', ...details })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers.filter(({ ok }) => !ok)) expect(answer).toEqual(slugTaken);
});

test('one who founds many at once keeps to his limit', async () => {
  const actor = await someone();
  const answers = await Promise.all(
    Array.from({ length: mostClubs + 3 }, (_, n) =>
      createClub(actor, { name: `Many of mine ${n}`, slug: `many-${n}`, ...details }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(mostClubs);
  for (const answer of answers.filter(({ ok }) => !ok)) {
    expect(answer).toEqual({ ok: false, error: { field: null, key: 'tooManyClubs' } });
  }
});

test('without an address the name makes one', async () => {
  const founded = await createClub(await someone(), { name: 'Équipe Straße 7', slug: '', ...details });
  expect(founded).toMatchObject({ ok: true, value: { slug: 'equipe-strasse-7' } });
});

test('a rename leaves a redirect, which nobody else can take and its club takes back', async () => {
  const { club, admin } = await clubWith({ slug: 'first-address' });
  const other = await clubWith({ slug: 'neighbour' });
  for (const slug of ['second-address', 'third-address']) {
    expect(await renameClub(admin, { clubId: club.id, slug })).toMatchObject({ ok: true });
  }
  for (const old of ['first-address', 'second-address', 'FIRST-ADDRESS']) {
    expect(await findClub(old)).toMatchObject({ moved: true, club: { clubId: club.id, slug: 'third-address' } });
  }
  expect(await findClub('third-address')).toMatchObject({ moved: false, club: { clubId: club.id } });

  expect(await renameClub(other.admin, { clubId: other.club.id, slug: 'first-address' })).toEqual(slugTaken);
  expect(await renameClub(other.admin, { clubId: other.club.id, slug: 'third-address' })).toEqual(slugTaken);
  const founded = await createClub(await someone(), { name: 'Squatter', slug: 'second-address', ...details });
  expect(founded).toEqual(slugTaken);
  expect(await findClub('neighbour')).toMatchObject({ moved: false, club: { clubId: other.club.id } });

  expect(await renameClub(admin, { clubId: club.id, slug: 'first-address' })).toMatchObject({ ok: true });
  expect(await findClub('first-address')).toMatchObject({ moved: false, club: { clubId: club.id } });
  expect(await findClub('third-address')).toMatchObject({ moved: true, club: { slug: 'first-address' } });
});

test('renaming to the address it has changes nothing and leaves no redirect', async () => {
  const { club, admin } = await clubWith();
  expect(await renameClub(admin, { clubId: club.id, slug: club.slug })).toMatchObject({ ok: true });
  expect(await db().select().from(slugRedirects).where(eq(slugRedirects.targetId, club.id))).toEqual([]);
});

test.each(['founds', 'renames'] as const)(
  'an address that is being given up is not had by who %s a club with it meanwhile',
  async (how) => {
    const { club } = await clubWith({ slug: `given-up-${how}` });
    const other = await clubWith();
    let answer: Promise<unknown> = Promise.resolve();
    await db().transaction(async (tx) => {
      await tx
        .update(clubs)
        .set({ slug: `moved-on-${how}` })
        .where(eq(clubs.id, club.id));
      await tx.insert(slugRedirects).values({ kind: 'club', slug: club.slug, targetId: club.id });
      answer =
        how === 'founds'
          ? createClub(other.admin, { name: `Late ${how}`, slug: club.slug, ...details })
          : renameClub(other.admin, { clubId: other.club.id, slug: club.slug });
      await untilBlocked();
    });
    expect(await answer).toEqual(slugTaken);
    expect(await findClub(club.slug)).toMatchObject({ moved: true, club: { clubId: club.id } });
  },
);
