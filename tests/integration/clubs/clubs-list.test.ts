import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { clubs } from '../../../drizzle/schema/index.ts';
import { type ClubListItem, listClubs, pageSize } from '../../../lib/clubs/data/list.ts';
import { type ClubListParams, clubList, clubSorts } from '../../../lib/clubs/list-params.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { createClub, createClubMember, createUser } from '../../factories/index.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';

onOwnDatabase();

const total = pageSize * 2 + 7;
const made: { name: string; members: number; createdAt: Date }[] = [];

beforeAll(async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => createUser(db())));
  for (let n = 0; n < total; n += 1) {
    // Many of one size and of one moment: only the id tells them apart.
    const createdAt = new Date(Date.UTC(2026, 0, 1 + (n % 5)));
    const name = `Paged ${String((n * 37) % total).padStart(3, '0')}`;
    const country = n % 3 === 0 ? 'DE' : null;
    const { id } = await createClub(db(), people[0]?.id ?? '', { name, createdAt, country });
    const members = 1 + (n % 4);
    for (const { id: userId } of people.slice(1, members)) await createClubMember(db(), id, userId);
    made.push({ name, members, createdAt });
  }
  for (const values of [
    { name: 'Paged unlisted', visibility: 'unlisted' },
    { name: 'Paged private', visibility: 'private' },
    { name: 'Paged hidden', hiddenAt: new Date() },
  ] as const) {
    await createClub(db(), people[0]?.id ?? '', values);
  }
});

async function walk(params: Partial<ClubListParams>, way: 'after' | 'before' = 'after') {
  const pages: ClubListItem[][] = [];
  let cursor: string | null = null;
  do {
    const page = await listClubs({ ...clubList.first, ...params, ...(cursor === null ? {} : { [way]: cursor }) });
    pages.push(page.items);
    cursor = way === 'after' ? page.next : page.previous;
  } while (cursor !== null);
  return pages;
}

describe.each(clubSorts)('sorted by %s', (sort) => {
  test('paging meets every listed club once, in order, and no other', async () => {
    const pages = await walk({ sort });
    expect(pages.map(({ length }) => length)).toEqual([pageSize, pageSize, 7]);
    const met = pages.flat();
    expect(met.map(({ name }) => name).toSorted()).toEqual(made.map(({ name }) => name).toSorted());
    const createdAt = new Map(made.map((club) => [club.name, club.createdAt.getTime()]));
    const keys = met.map(({ name, members }) =>
      sort === 'name' ? name : sort === 'members' ? -members : -(createdAt.get(name) ?? 0),
    );
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });

  test('the way back meets the same pages', async () => {
    const forward = await walk({ sort });
    const second = await listClubs({ ...clubList.first, sort });
    const last = await listClubs({ ...clubList.first, sort, after: second.next });
    const back = await listClubs({ ...clubList.first, sort, before: last.previous });
    expect(back.items).toEqual(forward[0]);
    expect(back.previous).toBeNull();
    expect(back.next).not.toBeNull();
  });

  test('a page is one query, with whatever filters', async () => {
    for (const params of [{}, { q: 'paged' }, { country: 'DE' }, { q: '0', country: 'DE' }]) {
      const { queries } = await withQueryCount(() => listClubs({ ...clubList.first, sort, ...params }));
      expect(queries).toBe(1);
    }
  });

  test('a country and a part of a name narrow it', async () => {
    const german = (await walk({ sort, country: 'DE' })).flat();
    expect(german).toHaveLength(Math.ceil(total / 3));
    expect(german.every(({ country }) => country === 'DE')).toBe(true);
    expect((await walk({ sort, q: 'paged 01' })).flat()).toHaveLength(10);
    expect((await walk({ sort, q: 'unlisted' })).flat()).toEqual([]);
  });
});

test('a search finds names whatever their accents and case; % and _ are letters', async () => {
  const admin = await createUser(db());
  await createClub(db(), admin.id, { name: 'Écurie Müller_100%' });
  const search = async (q: string) => (await listClubs({ ...clubList.first, q })).items.map(({ name }) => name);
  for (const q of ['ecurie mull', 'écurie', 'müller_1', '100%'])
    expect(await search(q)).toEqual(['Écurie Müller_100%']);
  for (const q of ['m_ller', 'ecurie%100']) expect(await search(q)).toEqual([]);
});

test('a place of one order is none of another, and is said to be unknown', async () => {
  const { next } = await listClubs({ ...clubList.first, sort: 'members' });
  expect(clubList.parse({ sort: 'members', after: next ?? '' })).toMatchObject({
    params: { after: next },
    unknown: [],
  });
  expect(clubList.parse({ sort: 'name', after: next ?? '' })).toMatchObject({
    params: { after: null },
    unknown: ['after'],
  });
});

test('a club that changes its size between two pages is met once at the most, and none besides is lost', async () => {
  const first = await listClubs({ ...clubList.first, sort: 'members' });
  const [moved] = first.items;
  const [row] = await db()
    .select({ id: clubs.id })
    .from(clubs)
    .where(eq(clubs.name, moved?.name ?? ''));
  const { id: userId } = await createUser(db());
  await createClubMember(db(), row?.id ?? '', userId);
  const rest = (await walk({ sort: 'members', after: first.next })).flat();
  const names = [...first.items, ...rest].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
