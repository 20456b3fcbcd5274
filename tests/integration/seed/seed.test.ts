import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../../../drizzle/seed/index.ts';
import { verifyPassword } from '../../../lib/users/password.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';
import { digestOf } from './digest.ts';

const now = new Date('2026-11-23T17:30:00Z');
const demoPassword = 'a password of this suite';

type Seeded = { database: TestDatabase; sql: Sql };

async function createSeeded(): Promise<Seeded> {
  const database = await createTestDatabase();
  await seed(database.url, { size: 'small', demoPassword, now });
  return { database, sql: postgres(database.url, { max: 2, onnotice: () => undefined }) };
}

let first: Seeded;
beforeAll(async () => {
  first = await createSeeded();
});
afterAll(async () => {
  await first.sql.end();
  await first.database.drop();
});

test('the small size has what the pages need to look alive', async () => {
  const [counts] = await first.sql`
    select (select count(*)::int from sim_profiles) as profiles, (select count(*)::int from clubs) as clubs,
      (select count(*)::int from events) as events, (select count(*)::int from simulators) as simulators,
      (select count(*)::int from users where site_role = 'admin') as admins`;
  expect(counts).toEqual({ profiles: 500, clubs: 12, events: 30, simulators: 4, admins: 1 });
  const [workflow] = await first.sql`
    select (select count(*)::int from signup_sheets) as sheets, (select count(*)::int from entries) as entries,
      (select count(*) > 10 from signups) as signups, (select count(*) > 10 from availabilities) as availabilities,
      (select count(*) > 20 from stints) as stints, (select count(*) > 5 from notifications) as notifications,
      (select count(*) > 5 from audit_logs) as audit`;
  expect(workflow).toEqual({
    sheets: 2,
    entries: 2,
    signups: true,
    availabilities: true,
    stints: true,
    notifications: true,
    audit: true,
  });
});

test('some races are over, some are running, some are ahead', async () => {
  const [states] = await first.sql`
    select count(*) filter (where ends_at < ${now})::int as over,
      count(*) filter (where starts_at <= ${now} and ends_at >= ${now})::int as running,
      count(*) filter (where starts_at > ${now})::int as ahead
    from events`;
  expect(states).toEqual({ over: 22, running: 2, ahead: 6 });
  const [future] = await first.sql`select count(*)::int as n from results where raced_at > ${now}`;
  expect(future).toEqual({ n: 0 });
});

test.each(['admin', 'manager', 'member'])(
  'the account %s has the given password, profiles and a history',
  async (handle) => {
    const [user] = await first.sql`
    select u.password_hash, count(distinct p.id)::int as profiles, count(r.id) > 60 as has_ratings,
      (select count(*) > 8 from results where profile_id = any (array_agg(p.id))) as has_results
    from users u join sim_profiles p on p.user_id = u.id join ratings r on r.profile_id = p.id
    where u.handle = ${handle} group by u.id`;
    expect(user).toMatchObject({ profiles: 3, has_ratings: true, has_results: true });
    expect(await verifyPassword(user?.password_hash, demoPassword)).toBe(true);
  },
);

test('manager and member have those roles in a club, and nobody else can sign in', async () => {
  const roles = await first.sql`
    select u.handle, m.role from club_members m join users u on u.id = m.user_id
    where u.handle in ('manager', 'member') group by 1, 2`;
  expect(roles.map(({ handle, role }) => `${handle} ${role}`)).toEqual(
    expect.arrayContaining(['manager manager', 'member member']),
  );
  const [open] = await first.sql`
    select count(*)::int as n from users where password_hash like '$argon2%' and handle not in ('admin', 'manager', 'member')`;
  expect(open).toEqual({ n: 0 });
});

describe('results', () => {
  test('finish from 1 to n without a hole or a tie, in each session and in each class', async () => {
    const broken = await first.sql`
      with cars as (select distinct event_session_id, car_class_id, car_number, finish_position, class_position from results)
      select event_session_id, 'session' as of from cars group by event_session_id
        having count(*) <> max(finish_position) or count(distinct finish_position) <> count(*)
      union all
      select event_session_id, 'class' from cars group by event_session_id, car_class_id
        having count(*) <> max(class_position) or count(distinct class_position) <> count(*)`;
    expect([...broken]).toEqual([]);
  });

  test('of a crew add up to those of its car, and no best lap is slower than the average', async () => {
    const sums = await first.sql`
      select team.id from results team join results driver
        on driver.event_session_id = team.event_session_id and driver.team_external_id = team.team_external_id
          and driver.profile_id is not null
      where team.profile_id is null
      group by team.id having sum(driver.laps_completed) <> team.laps_completed or sum(driver.laps_led) <> team.laps_led
        or sum(driver.incidents) <> team.incidents`;
    expect([...sums]).toEqual([]);
    const [slow] = await first.sql`select count(*)::int as n from results where best_lap_ms > average_lap_ms`;
    expect(slow).toEqual({ n: 0 });
  });

  test('end in the rating that the driver’s history holds for that moment', async () => {
    const [wrong] = await first.sql`
      select count(*)::int as n from results r
      join event_sessions s on s.id = r.event_session_id and s.kind = 'race'
      where r.profile_id is not null and not exists (
        select from ratings t where t.profile_id = r.profile_id and t.system in ('irating', 'elo') and t.value = r.rating_after
          and t.recorded_at = s.starts_at + s.duration_ms * interval '1 millisecond')`;
    expect(wrong).toEqual({ n: 0 });
  });
});

test('ratings stay within what the simulators give', async () => {
  const [bad] = await first.sql`
    select count(*)::int as n from ratings
    where (system = 'safety' and value not between 1 and 4.99) or (system <> 'safety' and value not between 800 and 7000)
      or recorded_at > ${now}`;
  expect(bad).toEqual({ n: 0 });
});

test('a database with accounts is refused and left as it was', async () => {
  const before = await digestOf(first.sql);
  await expect(seed(first.database.url, { size: 'small', demoPassword, now })).rejects.toThrow('already has accounts');
  expect(await digestOf(first.sql)).toEqual(before);
});
