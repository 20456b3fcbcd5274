import { beforeEach, describe, expect, test } from 'vitest';
import { listProfiles, type ProfileListPage, pageSize } from '../../../lib/profiles/data/list.ts';
import { listResults } from '../../../lib/profiles/data/results.ts';
import { type ProfileListParams, profileList, profileSorts } from '../../../lib/profiles/list-params.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { hideAll, makeProfile, makeRace, makeRating, makeResult } from './rows.ts';

onOwnDatabase();

const raced = new Date('2026-03-01T20:00:00Z');

async function walk(params: ProfileListParams, between?: () => Promise<unknown>): Promise<ProfileListPage[]> {
  const pages: ProfileListPage[] = [];
  let after: string | null = null;
  do {
    const page: ProfileListPage = await listProfiles({ ...params, after });
    pages.push(page);
    after = page.next;
    if (after !== null) await between?.();
  } while (after !== null);
  return pages;
}

const ids = (pages: readonly ProfileListPage[]) =>
  pages.flatMap(({ items }) => items.map(({ profileId }) => profileId));

describe.each(profileSorts)('sorted by %s', (sort) => {
  const params = { ...profileList.first, sort };
  let made: string[] = [];

  beforeEach(async () => {
    await hideAll();
    made = [];
    for (let n = 0; n < pageSize * 2 + 7; n += 1) {
      // Three keys for all of them, and none for some: only the id tells them apart.
      const lastRacedAt = n % 4 === 3 ? null : new Date(raced.getTime() + (n % 4));
      const { id } = await makeProfile({ displayName: `Zoë ${n % 3}`, lastRacedAt });
      await makeRating(id, 2_000 + (n % 3), raced);
      made.push(id);
    }
  });

  test('every row is met exactly once under equal keys', async () => {
    const found = ids(await walk(params));
    expect(found).toHaveLength(made.length);
    expect(new Set(found)).toEqual(new Set(made));
  });

  test('backwards shows the same pages in the same order', async () => {
    const forward = ids(await walk(params));
    let page = (await walk(params)).at(-1);
    const backward = ids(page ? [page] : []);
    while (page?.previous) {
      page = await listProfiles({ ...params, before: page.previous });
      backward.unshift(...ids([page]));
    }
    expect(backward).toEqual(forward);
    expect(page?.previous).toBeNull();
  });

  test('rows added meanwhile make none of the others come twice or go missing', async () => {
    const between = async () => {
      const { id } = await makeProfile({ displayName: 'Aaron 0', lastRacedAt: new Date(raced.getTime() + 9_000) });
      await makeRating(id, 9_000, raced);
    };
    const found = ids(await walk(params, between)).filter((id) => made.includes(id));
    expect(found).toHaveLength(made.length);
    expect(new Set(found).size).toBe(made.length);
  });

  test('a search finds any part of a name, whatever its accents and case', async () => {
    expect(ids(await walk({ ...params, q: 'zoe 1' })).length).toBe(made.filter((_, n) => n % 3 === 1).length);
    expect(ids(await walk({ ...params, q: '%' }))).toEqual([]);
    expect(ids(await walk({ ...params, q: 'oë', simulator: 'acc' }))).toEqual([]);
  });
});

test('a driver who does not share his ratings is not ranked by them', async () => {
  await hideAll();
  const { id } = await makeProfile({ showRatings: false });
  await makeRating(id, 5_000, raced);
  expect(ids([await listProfiles({ ...profileList.first, sort: 'rating' })])).toEqual([]);
  const { items } = await listProfiles(profileList.first);
  expect(items.find(({ profileId }) => profileId === id)?.rating).toBeNull();
});

test('results of one instant are paged exactly once, both ways', async () => {
  const { id } = await makeProfile();
  for (let n = 0; n < 45; n += 1) await makeResult(id, (await makeRace(new Date(raced.getTime() + (n % 2)))).sessionId);
  const forward: string[] = [];
  let page = await listResults(id, 'public', null, null);
  for (;;) {
    forward.push(...page.items.map(({ resultId }) => resultId));
    if (!page.next) break;
    page = await listResults(id, 'public', page.next, null);
  }
  expect(new Set(forward).size).toBe(45);
  const backward = page.items.map(({ resultId }) => resultId);
  while (page.previous) {
    page = await listResults(id, 'public', null, page.previous);
    backward.unshift(...page.items.map(({ resultId }) => resultId));
  }
  expect(backward).toEqual(forward);
});
