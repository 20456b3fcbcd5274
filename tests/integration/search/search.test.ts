import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { clubs, events, simProfiles, teams, users } from '../../../drizzle/schema/index.ts';
import { db, withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import { type SearchType, searchList, searchTypes } from '../../../lib/search/params.ts';
import { search } from '../../../lib/search/search.ts';
import { suggest } from '../../../lib/search/suggestions.ts';
import * as make from '../../factories/index.ts';
import { only } from '../../factories/rows.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache();

/** One of each kind, all public, of names with one word that nothing else has. */
async function oneOfEach() {
  const word = `zq${randomBytes(4).toString('hex')}`;
  const user = await make.createUser(db(), { name: `Ünal ${word}`, searchable: true });
  const profile = await make.createProfile(db(), { displayName: `Émile ${word}` });
  const club = await make.createClub(db(), user.id, { name: `Club ${word}` });
  const event = await make.createEvent(db(), { name: `Race ${word}`, clubId: club.id });
  const team = only(
    await db()
      .insert(teams)
      .values({ clubId: club.id, name: `Team ${word}`, slug: `team-${word}` })
      .returning(),
  );
  return { word, user, profile, club, event, team };
}

const typesFound = async (q: string, scope: string[] = []): Promise<SearchType[]> => {
  const { hits } = await search({ ...searchList.first, q }, scope);
  const suggested = await suggest(q, scope);
  const types = [...new Set(hits.map(({ type }) => type))].sort();
  expect([...new Set(suggested.map(({ type }) => type))].sort(), 'suggestions find the same').toEqual(types);
  return types;
};

const all = [...searchTypes].sort();
const without = (...types: SearchType[]) => all.filter((type) => !types.includes(type));

test('everything public is found by a part of its name, accents and case aside, in one query', async () => {
  const { word } = await oneOfEach();
  expect(await typesFound(word)).toEqual(all);
  expect(await typesFound(`emile ${word}`.toUpperCase().toLowerCase())).toEqual(['profiles']);
  expect(await typesFound(`unal ${word}`)).toEqual(['people']);
  const again = await oneOfEach();
  const counted = await withQueryCount(() => search({ ...searchList.first, q: again.word }, []));
  expect(counted.queries).toBe(1);
  expect((await withQueryCount(() => search({ ...searchList.first, q: again.word }, []))).queries).toBe(0);
});

type Stage = Awaited<ReturnType<typeof oneOfEach>>;
const withdrawals: [string, (stage: Stage) => Promise<unknown>, SearchType[]][] = [
  [
    'a profile that turns private',
    ({ profile }) =>
      write((tx) => tx.update(simProfiles).set({ visibility: 'private' }).where(eq(simProfiles.id, profile.id))),
    ['profiles'],
  ],
  [
    'a profile that is hidden',
    ({ profile }) =>
      write((tx) => tx.update(simProfiles).set({ hiddenAt: new Date() }).where(eq(simProfiles.id, profile.id))),
    ['profiles'],
  ],
  [
    'a club that turns private, and its teams',
    ({ club }) => write((tx) => tx.update(clubs).set({ visibility: 'private' }).where(eq(clubs.id, club.id))),
    ['clubs', 'teams'],
  ],
  [
    'a club that turns unlisted, and its teams',
    ({ club }) => write((tx) => tx.update(clubs).set({ visibility: 'unlisted' }).where(eq(clubs.id, club.id))),
    ['clubs', 'teams'],
  ],
  [
    'an event that becomes a draft',
    ({ event }) => write((tx) => tx.update(events).set({ status: 'draft' }).where(eq(events.id, event.id))),
    ['events'],
  ],
  [
    'an event that turns unlisted',
    ({ event }) => write((tx) => tx.update(events).set({ visibility: 'unlisted' }).where(eq(events.id, event.id))),
    ['events'],
  ],
  [
    'a team that is archived',
    ({ team }) => write((tx) => tx.update(teams).set({ archivedAt: new Date() }).where(eq(teams.id, team.id))),
    ['teams'],
  ],
  [
    'a person who no longer wants to be found',
    ({ user }) => write((tx) => tx.update(users).set({ searchable: false }).where(eq(users.id, user.id))),
    ['people'],
  ],
  [
    'a person who is suspended',
    ({ user }) => write((tx) => tx.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, user.id))),
    ['people'],
  ],
];

test.each(withdrawals)('%s is not found any more, at once', async (_what, withdraw, gone) => {
  const stage = await oneOfEach();
  expect(await typesFound(stage.word)).toEqual(all);
  await withdraw(stage);
  expect(await typesFound(stage.word)).toEqual(without(...gone));
});

test('members find what their club shows to members; strangers and visitors do not', async () => {
  const { word, club, event, team } = await oneOfEach();
  await write(async (tx) => {
    await tx.update(clubs).set({ visibility: 'private' }).where(eq(clubs.id, club.id));
    await tx.update(events).set({ visibility: 'club' }).where(eq(events.id, event.id));
    await tx.update(teams).set({ visibility: 'club' }).where(eq(teams.id, team.id));
  });
  expect(await typesFound(word, [club.id])).toEqual(all);
  expect(await typesFound(word)).toEqual(['people', 'profiles']);
  const other = await make.createClub(db(), (await make.createUser(db())).id);
  expect(await typesFound(word, [other.id])).toEqual(['people', 'profiles']);
});

test('an address finds nobody', async () => {
  const { user } = await oneOfEach();
  expect(await typesFound(user.email)).toEqual([]);
});

test('who opts in is found at once, also by who searched before', async () => {
  const word = `zq${randomBytes(4).toString('hex')}`;
  const user = await make.createUser(db(), { name: `Late ${word}` });
  expect(await typesFound(word)).toEqual([]);
  await write((tx) => tx.update(users).set({ searchable: true }).where(eq(users.id, user.id)));
  expect(await typesFound(word)).toEqual(['people']);
});

test('what fits exactly comes first, then what begins so; pages meet each once, both ways', async () => {
  const word = `zq${randomBytes(4).toString('hex')}`;
  const names = [word, `${word} begins`, `ends ${word}`, ...Array.from({ length: 47 }, () => `same ${word}`)];
  for (const displayName of names.reverse()) await make.createProfile(db(), { displayName });
  const pages: string[][] = [];
  let after: string | null = null;
  let last: string | null = null;
  do {
    const page = await search({ ...searchList.first, q: word, type: 'profiles', after }, []);
    pages.push(page.hits.map(({ id }) => id));
    if (after === null) expect(page.hits.slice(0, 2).map(({ title }) => title)).toEqual([word, `${word} begins`]);
    last = page.previous;
    after = page.next;
  } while (after !== null);
  const met = pages.flat();
  expect(met).toHaveLength(50);
  expect(new Set(met).size).toBe(50);
  const back = await search({ ...searchList.first, q: word, type: 'profiles', before: last }, []);
  expect(back.hits.map(({ id }) => id)).toEqual(pages.at(-2));
});

test.each(['%', '_', "'", '\\', '%%%', '" or 1=1', '\u0000\u0000ab', 'ab'.repeat(5_000), '🏁🏁', '  ', 'a'])(
  'any text is a search: %s',
  async (q) => {
    const { params } = searchList.parse({ q });
    await expect(search(params, [])).resolves.toBeDefined();
    await expect(suggest(q, [])).resolves.toBeDefined();
  },
);

test('a wildcard is a letter like any other', async () => {
  const { word } = await oneOfEach();
  expect(await typesFound(`${word.slice(0, 4)}%${word.slice(5)}`)).toEqual([]);
  expect(await typesFound(`${word.slice(0, 4)}_${word.slice(5)}`)).toEqual([]);
});
