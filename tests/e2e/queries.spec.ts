import type { Page } from '@playwright/test';
import postgres from 'postgres';
import { clearLayer, closeCache, layers } from '../../lib/cache/index.ts';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'en-GB' });

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });

/** What runs beside the requests: the relay, the delivery of notices, transactions' frames, this test itself. */
const background =
  /cache_outbox|cache_relay_state|notification_outbox|pg_stat_statements|advisory|^(begin|commit|set |show )/i;

async function forgetQueries(): Promise<void> {
  await sql`select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0)`;
}

async function queriesSince(): Promise<string[]> {
  const rows = await sql<{ query: string }[]>`
    select query from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database())`;
  return rows.map(({ query }) => query).filter((query) => !background.test(query));
}

test.beforeAll(async () => {
  await sql`create extension if not exists pg_stat_statements`;
});
test.afterAll(async () => {
  await closeCache();
  await sql.end();
});

/** So that nothing that an earlier test cached runs out while this one counts. The page reads behind it at once. */
async function clearCache(page: Page, instance: string): Promise<void> {
  const positions = await Promise.all(layers.map((layer) => clearLayer(layer, 'admin')));
  expect(positions).not.toContain(null);
  await page
    .context()
    .addCookies([{ name: 'simlane_pos', value: String(Math.max(...positions.map(Number))), url: instance }]);
}

/** Addresses of things the demo holds, of the club in which the demo's accounts are. */
async function addresses(): Promise<string[]> {
  const [club] = await sql<{ slug: string }[]>`
    select c.slug from clubs c join club_members m on m.club_id = c.id join users u on u.id = m.user_id
    where u.handle = 'manager' and m.role = 'manager' and c.listed order by c.slug limit 1`;
  const [event] = await sql<
    { slug: string }[]
  >`select slug from events where listed and starts_at < now() order by slug limit 1`;
  const [profile] = await sql<{ slug: string; sim_api_id: string }[]>`
    select s.slug, p.sim_api_id from sim_profiles p join simulators s on s.id = p.simulator_id where p.listed order by p.id limit 1`;
  return [
    '/',
    '/profiles?sort=name',
    `/profiles/${profile?.slug}/${profile?.sim_api_id}`,
    '/clubs',
    `/clubs/${club?.slug}`,
    ...['members', 'teams', 'events'].map((section) => `/clubs/${club?.slug}/${section}`),
    '/events',
    `/events/${event?.slug}`,
    '/search?q=blue',
  ];
}

for (const reader of ['visitor', 'manager'] as const) {
  test(`once cached, a page sends Postgres no query at all, sessions included: ${reader}`, async ({
    page,
    login,
    instances,
  }) => {
    await clearCache(page, instances.a);
    if (reader === 'manager') await login(page, 'manager');
    const own = reader === 'manager' ? ['/dashboard', '/notifications'] : [];
    for (const address of [...(await addresses()), ...own]) {
      // What anybody can make up is stored on its second request.
      for (let visit = 0; visit < 3; visit += 1) await page.goto(address);
      await forgetQueries();
      const response = await page.goto(address);
      expect(response?.status(), address).toBe(200);
      expect(await queriesSince(), address).toEqual([]);
    }
  });
}

test('the counter sees a query that a page does send', async ({ page, login }) => {
  await login(page, 'manager');
  await forgetQueries();
  await page.goto('/settings/account');
  expect((await queriesSince()).join('\n')).toContain('from "users"');
});
