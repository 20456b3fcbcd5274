import type { APIRequestContext } from '@playwright/test';
import { closeDb } from '../../lib/db/client.ts';
import { type Role, roles } from '../../lib/policy/index.ts';
import { type Cast, makeCast, requestsOf, stageClub } from './cast.ts';
import { expect, test } from './fixtures.ts';

type Outcome = 'page' | 'missing' | 'sign in';
type Expected = Record<Role, Outcome>;

const every = (outcome: Outcome): Expected => ({
  visitor: outcome,
  stranger: outcome,
  member: outcome,
  manager: outcome,
  admin: outcome,
  siteAdmin: outcome,
});
const everybody = every('page');
const nobody = every('missing');
const signedIn: Expected = { ...everybody, visitor: 'sign in' };
const siteAdmins: Expected = { ...nobody, visitor: 'sign in', siteAdmin: 'page' };
const members: Expected = { ...everybody, visitor: 'missing', stranger: 'missing' };
const staff: Expected = { ...members, member: 'missing' };
const admins: Expected = { ...nobody, visitor: 'sign in', admin: 'page' };
const askers: Expected = { ...signedIn };

let cast: Cast;
let readers: Record<Role, APIRequestContext>;
let open: Awaited<ReturnType<typeof stageClub>>;
let closed: Awaited<ReturnType<typeof stageClub>>;

test.beforeAll(async () => {
  const { INSTANCE_A: base = '' } = process.env;
  cast = await makeCast();
  [open, closed] = [await stageClub(cast), await stageClub(cast, { visibility: 'private' })];
  const contexts = await Promise.all(
    roles.map(async (role) => [role, await requestsOf(role === 'visitor' ? null : cast[role], base)] as const),
  );
  readers = Object.fromEntries(contexts) as Record<Role, APIRequestContext>;
});
test.afterAll(async () => {
  await Promise.all(Object.values(readers).map((reader) => reader.dispose()));
  await closeDb();
});

async function outcomeOf(reader: APIRequestContext, path: string): Promise<string> {
  const answer = await reader.get(path, { maxRedirects: 0 });
  const { location = '' } = answer.headers();
  if (answer.status() === 200) return 'page';
  if (answer.status() === 404) return 'missing';
  return location.includes('/login?next=') ? 'sign in' : `${answer.status()} ${location}`;
}

async function table(pages: Record<string, Expected>): Promise<void> {
  for (const [path, expected] of Object.entries(pages)) {
    const met: Record<string, string> = {};
    for (const role of roles) met[role] = await outcomeOf(readers[role], path);
    expect.soft(met, path).toEqual(expected);
  }
}

test('pages of the site, for each role', async () => {
  const site = [
    '/',
    '/about',
    '/terms',
    '/privacy',
    '/contact',
    '/profiles',
    '/clubs',
    '/events',
    '/search',
    '/search?q=a',
  ];
  const own = ['/dashboard', '/notifications', '/clubs/new'];
  const settings = ['account', 'profiles', 'privacy', 'security'].map((page) => `/settings/${page}`);
  const admin = ['', '/users', '/claims', '/reports', '/messages', '/imports', '/audit'].map((page) => `/admin${page}`);
  await table({
    ...Object.fromEntries(site.map((path) => [path, everybody])),
    ...Object.fromEntries([...own, ...settings].map((path) => [path, signedIn])),
    ...Object.fromEntries(admin.map((path) => [path, siteAdmins])),
    '/clubs/no-such-club': nobody,
    '/events/no-such-event': nobody,
  });
});

test('pages of a public club, for each role', async () => {
  const club = `/clubs/${open.club.slug}`;
  await table({
    [club]: everybody,
    [`${club}/members`]: everybody,
    [`${club}/teams`]: everybody,
    [`${club}/teams/${open.teams.public}`]: everybody,
    [`${club}/teams/${open.teams.club}`]: members,
    [`${club}/teams/${open.teams.private}`]: staff,
    [`${club}/teams/new`]: { ...nobody, visitor: 'sign in', manager: 'page', admin: 'page' },
    [`${club}/events`]: everybody,
    [`${club}/requests`]: askers,
    [`${club}/settings`]: admins,
  });
});

test('a private club looks missing, page for page, to whoever is not in it', async () => {
  const club = `/clubs/${closed.club.slug}`;
  await table({
    [club]: members,
    [`${club}/members`]: members,
    [`${club}/teams`]: members,
    [`${club}/teams/${closed.teams.public}`]: members,
    [`${club}/events`]: members,
  });
  // What asks for a sign-in does so before it looks at the club, so that this tells nothing.
  for (const page of ['requests', 'settings', 'teams/new']) {
    const [there, nowhere] = [`${club}/${page}`, `/clubs/no-such-club/${page}`];
    for (const role of ['visitor', 'stranger'] as const) {
      expect(await outcomeOf(readers[role], there), `${role} ${page}`).toBe(await outcomeOf(readers[role], nowhere));
    }
  }
});

/** The words of a page without its address. In what order and pieces React streams them differs from time to time. */
function wordsOf(html: string, path: string): string[] {
  const text = html
    .replaceAll(path, '')
    .replaceAll(path.split('/').at(-1) ?? '', '')
    .replaceAll(/"\]\)<\/script><script>self\.__next_f\.push\(\[1,"/g, '');
  return [...new Set(text.match(/\p{L}{4,}/gu))].sort();
}

test('the 404 of something private is, word for word, that of something that does not exist', async () => {
  const words = async (role: Role, path: string) => wordsOf(await (await readers[role].get(path)).text(), path);
  for (const role of ['visitor', 'stranger'] as const) {
    const club = await words(role, `/clubs/${closed.club.slug}`);
    expect(club).toEqual(await words(role, '/clubs/no-such-club'));
    expect(await words(role, `/events/${open.events.private}`)).toEqual(await words(role, '/events/no-such-event'));
  }
});

test('events of each visibility, for each role', async () => {
  const { events } = open;
  await table({
    [`/events/${events.public}`]: everybody,
    [`/events/${events.unlisted}`]: everybody,
    [`/events/${events.club}`]: members,
    [`/events/${events.invited}`]: staff,
    [`/events/${events.private}`]: staff,
    [`/events/${events.draft}`]: staff,
    [`/events/${events.hidden}`]: { ...nobody, siteAdmin: 'page' },
  });
});
