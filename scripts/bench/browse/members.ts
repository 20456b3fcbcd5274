import { sql } from 'drizzle-orm';
import { db } from '../../../lib/db/client.ts';
import { hashPassword } from '../../../lib/users/password.ts';
import { Failure } from '../../failure.ts';
import { Browser, formOf } from '../outage/browser.ts';
import type { Member } from './plan.ts';

export type Account = Member & { password: string };
type Row = { id: string; handle: string; clubs: Member['clubs'] };

const demoHandles = ['manager', 'member', 'admin'];

/** The accounts of the demo, whose password `up` has written down. */
export async function demoAccounts(password: string): Promise<Account[]> {
  const rows = await readMembers(
    sql`u.handle in (${sql.join(
      demoHandles.map((handle) => sql`${handle}`),
      sql`, `,
    )})`,
    3,
  );
  if (rows.length === 0) throw new Failure('This site has none of the demo accounts.', 'Name one that `up` has made.');
  return rows.map(({ handle, clubs }) => ({ handle, clubs, password }));
}

/** Some of those who are in a club, in a database of one's own: they are given a password. */
export async function anyAccounts(count: number): Promise<Account[]> {
  const rows = await readMembers(
    sql`u.handle not in ('admin', 'manager', 'member') and exists (select from club_members m where m.user_id = u.id)`,
    count,
  );
  if (rows.length === 0) throw new Failure('Nobody in this database is in a club.', 'Fill it with `npm run seed`.');
  const password = 'a password for measuring';
  const ids = sql.join(
    rows.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  );
  await db().execute(sql`update users set password_hash = ${await hashPassword(password)} where id in (${ids})`);
  return rows.map(({ handle, clubs }) => ({ handle, clubs, password }));
}

/** Each through the site's own form. Returns the cookies that a browser would keep. */
export async function signIn(origin: string, accounts: readonly Account[]): Promise<Record<string, string>[]> {
  const signedIn: Record<string, string>[] = [];
  for (const { handle, password } of accounts) {
    const browser = new Browser(() => undefined);
    const form = formOf((await browser.get(origin, '/login')).html, { identifier: null, password: null });
    if (!form) throw new Failure(`${origin}/login has no form to sign in with.`, 'Is it SimLane?');
    form.set('identifier', handle);
    form.set('password', password);
    const page = await browser.post(origin, '/login/submit', form);
    if (page.status !== 200 || !page.html.includes('action="/logout"')) {
      throw new Failure(`${handle} could not sign in (${page.path}).`, 'Is DEMO_PASSWORD the one of this site?');
    }
    signedIn.push(lasting(browser.cookies));
  }
  return signedIn;
}

/** The others end within seconds: a browser would no longer send them. */
function lasting(cookies: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cookies).filter(([name]) => name === 'simlane_session' || name === 'simlane_locale'),
  );
}

type Condition = ReturnType<typeof sql>;

async function readMembers(condition: Condition, count: number): Promise<Row[]> {
  const rows = (await db().execute(sql`
    select u.id, u.handle, coalesce((
      select jsonb_agg(jsonb_build_object('path', '/clubs/' || c.slug, 'name', c.name) order by c.id)
      from club_members m join clubs c on c.id = m.club_id
      where m.user_id = u.id and c.hidden_at is null), '[]')::text as clubs
    from users u
    where u.suspended_at is null and u.locale = 'en' and length(u.handle) <= 24 and ${condition}
    order by md5(u.id::text) limit ${count}`)) as unknown as (Omit<Row, 'clubs'> & { clubs: string })[];
  return rows.map((row) => ({ ...row, clubs: JSON.parse(row.clubs) as Member['clubs'] }));
}
