import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed, sizes } from '../../../drizzle/seed/index.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';
import { digestOf } from './digest.ts';

const now = new Date('2026-11-23T17:30:00Z');
const demoPassword = 'a password of this suite';
/** The crowd of the larger sizes, as few as show everything. */
const size = { users: 460, profiles: 1_200, clubs: 40, largestClub: 100, events: 260, results: 8_000 };

type Seeded = { database: TestDatabase; sql: Sql };
async function createSeeded(wanted: typeof size | 'small'): Promise<Seeded> {
  const database = await createTestDatabase();
  await seed(database.url, { size: wanted, demoPassword, now });
  return { database, sql: postgres(database.url, { max: 2, onnotice: () => undefined }) };
}

async function drop({ database, sql }: Seeded): Promise<void> {
  await sql.end();
  await database.drop();
}

let crowd: Seeded;
beforeAll(async () => {
  crowd = await createSeeded(size);
});
afterAll(() => drop(crowd));

test('there is as much as was asked for', async () => {
  const [counts] = await crowd.sql`
    select (select count(*)::int from users) as users, (select count(*)::int from sim_profiles) as profiles,
      (select count(*)::int from clubs) as clubs, (select count(*)::int from events) as events,
      (select abs(count(*) - ${size.results}::int) <= 100 from results) as results,
      (select max(members)::int from club_sizes) as "largestClub"`;
  const { results: _, ...others } = size;
  expect(counts).toEqual({ ...others, results: true });
  expect(sizes.large).toMatchObject({ profiles: 100_000, clubs: 2_000, results: 1_000_000 });
});

test('a second database gets the same rows, ids included', async () => {
  const second = await createSeeded(size);
  try {
    expect(await digestOf(second.sql)).toEqual(await digestOf(crowd.sql));
  } finally {
    await drop(second);
  }
});

test('every row of the small size is in it, the workflow race and the demo’s accounts among them', async () => {
  const small = await createSeeded('small');
  try {
    const tables = await small.sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
        and table_name not like 'cache\\_%' and table_name not in ('simulators', 'club_sizes')`;
    for (const { name } of tables) {
      const lines = (sql: Sql) => sql<{ line: string }[]>`
        select (to_jsonb(t) - 'simulator_id' - 'password_hash')::text as line from ${sql(name)} t`;
      const held = new Set((await lines(crowd.sql)).map(({ line }) => line));
      const missing = (await lines(small.sql)).filter(({ line }) => !held.has(line));
      expect({ name, missing }).toEqual({ name, missing: [] });
    }
  } finally {
    await drop(small);
  }
});

test('there is something of all that may be seen by some and not by others', async () => {
  const [mix] = await crowd.sql`
    select (select array_agg(distinct visibility order by visibility) from sim_profiles) as profiles,
      (select array_agg(distinct visibility order by visibility) from clubs) as clubs,
      (select array_agg(distinct visibility order by visibility) from events) as events,
      (select array_agg(distinct visibility order by visibility) from teams) as teams,
      (select count(*) > 0 from events where status = 'draft') as drafts,
      (select count(*) > 0 from events where starts_at > ${now} and status = 'published') as ahead,
      (select count(*) > 0 from sim_profiles where hidden_at is not null) as hidden,
      (select count(*) > 0 from join_requests where status = 'pending') as requests`;
  expect(mix).toEqual({
    profiles: ['clubmates', 'private', 'public'],
    clubs: ['private', 'public', 'unlisted'],
    events: ['club', 'public', 'unlisted'],
    teams: ['club', 'private', 'public'],
    drafts: true,
    ahead: true,
    hidden: true,
    requests: true,
  });
});

test('what triggers keep equals what it is made from', async () => {
  const wrong = await crowd.sql`
    with latest as (
      select distinct on (r.profile_id, r.system, r.discipline) r.profile_id, r.system, r.discipline, r.value, r.recorded_at,
        p.simulator_id, p.listed and p.show_ratings as listed
      from ratings r join sim_profiles p on p.id = r.profile_id
      order by r.profile_id, r.system, r.discipline, r.recorded_at desc
    ), expected as (
      select *, row_number() over (partition by profile_id, system order by value desc, discipline) = 1 as is_top from latest
    ), held as (
      select profile_id, system, discipline, value, recorded_at, simulator_id, listed, is_top from rating_currents
    )
    (select 'rating_currents' as of, count(*)::int as n from
      ((table expected except table held) union all (table held except table expected)) d having count(*) > 0)
    union all
    (select 'club_sizes', count(*)::int from clubs c full join club_sizes s on s.club_id = c.id
      where s.members is distinct from (select count(*)::int from club_members m where m.club_id = c.id)
        or s.listed is distinct from c.listed or s.country is distinct from c.country having count(*) > 0)
    union all
    (select 'club_members.search_name', count(*)::int from club_members m join users u on u.id = m.user_id
      where m.search_name <> simlane_fold(u.name) || ' ' || lower(u.handle) having count(*) > 0)
    union all
    (select 'results.raced_at', count(*)::int from results r join event_sessions s on s.id = r.event_session_id
      where r.raced_at <> s.starts_at having count(*) > 0)`;
  expect([...wrong]).toEqual([]);
});

test('the cache is told once of each table, not of each row', async () => {
  const [told] = await crowd.sql`
    select count(*) filter (where tags <> array['t:' || table_name])::int as rows, count(*) < 80 as few,
      bool_or(table_name = 'results') and bool_or(table_name = 'rating_currents') as all from cache_outbox
    where table_name in ('users', 'sim_profiles', 'club_members', 'results', 'ratings', 'rating_currents', 'lap_times')`;
  expect(told).toEqual({ rows: 0, few: true, all: true });
});

test('races are consistent: nobody is in two at once, profiles and ratings know the last one', async () => {
  const wrong = await crowd.sql`
    (select 'two at once' as what, count(*)::int as n from (
      select e.starts_at, lag(e.ends_at) over (partition by r.profile_id order by e.starts_at, e.id) as before
      from (select distinct r.profile_id, s.event_id from results r join event_sessions s on s.id = r.event_session_id
        where r.profile_id is not null) r join events e on e.id = r.event_id
      where split_part(e.id::text, '-', 4) = '8000'
    ) x where before >= starts_at having count(*) > 0)
    union all
    (select 'rating', count(*)::int from results r join event_sessions s on s.id = r.event_session_id and s.kind = 'race'
      where r.profile_id is not null and not exists (select from ratings t where t.profile_id = r.profile_id
        and t.system in ('irating', 'elo') and t.value = r.rating_after
        and t.recorded_at = s.starts_at + s.duration_ms * interval '1 millisecond') having count(*) > 0)
    union all
    (select 'last raced', count(*)::int from sim_profiles p where p.last_raced_at is distinct from
      (select max(t.recorded_at) from ratings t where t.profile_id = p.id) having count(*) > 0)`;
  expect([...wrong]).toEqual([]);
});

test('a seed that fails on its way leaves nothing', async () => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  try {
    const perform = async (steps: readonly { title: string; run(): Promise<void> }[]) => {
      for (const step of steps) {
        if (step.title === 'events') throw new Error('the power went');
        await step.run();
      }
    };
    await expect(seed(database.url, { size: 'small', demoPassword, now, perform })).rejects.toThrow('the power went');
    const [left] =
      await sql`select (select count(*)::int from users) as users, (select count(*)::int from cache_outbox) as told`;
    expect(left).toEqual({ users: 0, told: 0 });
  } finally {
    await sql.end();
    await database.drop();
  }
});
