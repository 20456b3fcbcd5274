import { randomBytes } from 'node:crypto';
import { type APIRequestContext, type Browser, type BrowserContext, request } from '@playwright/test';
import { type clubs, teams } from '../../drizzle/schema/index.ts';
import { db } from '../../lib/db/client.ts';
import type { Role } from '../../lib/policy/index.ts';
import { hashPassword } from '../../lib/users/password.ts';
import { createClub, createClubMember, createEvent, createProfile, createUser } from '../factories/index.ts';

const password = 'a long enough password';

export type Person = { id: string; handle: string; name: string };
export type Cast = Record<Exclude<Role, 'visitor'>, Person>;
export type StagedClub = typeof clubs.$inferSelect;

/** One person for each role, whose names occur nowhere else. Not members of anything yet. */
export async function makeCast(): Promise<Cast> {
  const passwordHash = await hashPassword(password);
  const person = async (role: Role): Promise<Person> => {
    const mark = randomBytes(5).toString('hex');
    const row = { handle: `cast-${mark}`, name: `Castmember ${mark}`, email: `cast-${mark}@example.org`, passwordHash };
    const { id, handle, name } = await createUser(db(), {
      ...row,
      searchable: true,
      siteRole: role === 'siteAdmin' ? 'admin' : 'user',
    });
    return { id, handle, name };
  };
  const [stranger, member, manager, admin, siteAdmin] = await Promise.all([
    person('stranger'),
    person('member'),
    person('manager'),
    person('admin'),
    person('siteAdmin'),
  ]);
  return { stranger, member, manager, admin, siteAdmin };
}

/** A club of the cast's member, manager and admin, with a team and an event of each visibility that a club may give. */
export async function stageClub(cast: Cast, values: Partial<typeof clubs.$inferInsert> = {}) {
  const mark = randomBytes(5).toString('hex');
  const club = await createClub(db(), cast.admin.id, { name: `Stage ${mark}`, slug: `stage-${mark}`, ...values });
  await createClubMember(db(), club.id, cast.manager.id, 'manager');
  await createClubMember(db(), club.id, cast.member.id, 'member');
  const team = async (visibility: 'public' | 'club' | 'private') => {
    const slug = `${visibility}-${mark}`;
    await db()
      .insert(teams)
      .values({ clubId: club.id, name: `Team ${slug}`, slug, visibility });
    return slug;
  };
  const event = async (values: Partial<Parameters<typeof createEvent>[1]>) =>
    (await createEvent(db(), { clubId: club.id, slug: `race-${randomBytes(5).toString('hex')}`, ...values })).slug;
  return {
    club,
    teams: { public: await team('public'), club: await team('club'), private: await team('private') },
    events: {
      public: await event({}),
      unlisted: await event({ visibility: 'unlisted' }),
      club: await event({ visibility: 'club' }),
      invited: await event({ visibility: 'invited' }),
      private: await event({ visibility: 'private' }),
      draft: await event({ status: 'draft' }),
      hidden: await event({ hiddenAt: new Date() }),
    },
  };
}

/** A public profile of a person, for what is shown of members. */
export async function giveProfile(person: Person): Promise<string> {
  const { simApiId } = await createProfile(db(), { userId: person.id, displayName: person.name });
  return `/profiles/iracing/${simApiId}`;
}

/** Requests as this person would send them; null is a visitor. */
export async function requestsOf(person: Person | null, baseURL: string): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL, extraHTTPHeaders: { 'accept-language': 'en' } });
  if (person) await signIn(context, person, baseURL);
  return context;
}

/** A browser in which this person is signed in; null is a visitor. */
export async function browserOf(browser: Browser, person: Person | null, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, locale: 'en-GB' });
  if (person) await signIn(context.request, person, baseURL);
  return context;
}

async function signIn(context: APIRequestContext, person: Person, baseURL: string): Promise<void> {
  const answer = await context.post('/login/submit', {
    form: { identifier: person.handle, password },
    headers: { origin: baseURL },
    maxRedirects: 0,
  });
  if (answer.status() !== 303 || answer.headers().location !== '/') {
    throw new Error(`${person.handle} could not sign in: ${answer.status()} ${answer.headers().location}`);
  }
}
