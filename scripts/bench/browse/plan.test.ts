import { expect, test } from 'vitest';
import { type Catalogue, queriesOf } from './catalogue.ts';
import { planWorkload } from './plan.ts';

const named = (kind: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ path: `/${kind}/${n}`, name: `${kind} "No" ${n}` }));
const subjects = {
  profiles: Array.from({ length: 50 }, (_, n) => ({ path: `/profiles/acc/${n}`, name: `Ana Number${'x'.repeat(n)}` })),
  clubs: named('clubs', 5),
  events: named('events', 8),
};
const catalogue: Catalogue = {
  ...subjects,
  queries: queriesOf(subjects),
  lists: {
    profiles: [{ path: '/profiles', shows: '/profiles/acc/1' }],
    clubs: [{ path: '/clubs', shows: '/clubs/1' }],
    events: [{ path: '/events?when=past&simulator=acc', shows: '/events/1' }],
  },
};
const members = [{ handle: 'ana', clubs: [{ path: '/clubs/of-ana', name: 'Ana & Co' }] }];
const options = { seed: 1, exponent: 1, sessions: { visitors: 400, members: 100 }, savePercent: 2 };

test('the same seed and the same data give the same sessions, another seed others', () => {
  const plan = planWorkload(catalogue, members, options);
  expect(planWorkload(catalogue, members, options)).toEqual(plan);
  expect(planWorkload(catalogue, members, { ...options, seed: 2 })).not.toEqual(plan);
});

test('every page has what must stand in it, as React writes it', () => {
  const steps = Object.values(planWorkload(catalogue, members, options)).flatMap((sessions) =>
    sessions.flatMap((session) => session.steps),
  );
  expect(steps.every(({ shows }) => shows.length > 0)).toBe(true);
  expect(steps.find(({ path }) => path === '/events/3')?.shows.at(-1)).toBe('events &quot;No&quot; 3');
  expect(steps.find(({ path }) => path === '/clubs/of-ana/members')?.shows).toContain('Ana &amp; Co');
});

test('who signed in is shown as signed in, and a visitor never is', () => {
  const plan = planWorkload(catalogue, members, options);
  const isSignedIn = (shows: readonly string[]) => shows.includes('action="/logout"');
  const pages = plan.members.flatMap(({ steps }) => steps.filter(({ kind }) => kind !== 'save'));
  expect(pages.every(({ shows }) => isSignedIn(shows))).toBe(true);
  expect(plan.visitors.flatMap(({ steps }) => steps).some(({ shows }) => isSignedIn(shows))).toBe(false);
  expect(plan.visitors.every(({ member }) => member === null)).toBe(true);
});

test('visits are five pages long on average, and of all kinds', () => {
  const { visitors } = planWorkload(catalogue, members, options);
  const steps = visitors.flatMap((session) => session.steps);
  expect(steps.length / visitors.length).toBeGreaterThan(4);
  expect(steps.length / visitors.length).toBeLessThan(6);
  expect(new Set(steps.map(({ kind }) => kind))).toEqual(
    new Set(['home', 'profiles', 'profile', 'clubs', 'club', 'events', 'event', 'search', 'static']),
  );
  const thinkMs = steps.reduce((sum, step) => sum + step.thinkMs, 0) / steps.length;
  expect(thinkMs).toBeGreaterThan(7_000);
  expect(thinkMs).toBeLessThan(9_000);
});

test('the first is asked for much more often than those far behind', () => {
  const { visitors } = planWorkload(catalogue, members, options);
  const times = (path: string) => visitors.flatMap(({ steps }) => steps).filter((step) => step.path === path).length;
  expect(times('/profiles/acc/0')).toBeGreaterThan(3 * times('/profiles/acc/9'));
});

test('what is searched for is a name or a word of one that exists', () => {
  const names = Object.values(subjects).flatMap((all) => all.map(({ name }) => name.toLowerCase()));
  expect(catalogue.queries.length).toBeGreaterThan(20);
  for (const { text, isWhole } of catalogue.queries) {
    expect(isWhole ? names.includes(text) : names.some((name) => name.split(' ').includes(text)), text).toBe(true);
  }
});
