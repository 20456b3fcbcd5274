import { createRandom, type Random } from '../../fuzz/random.ts';
import type { Catalogue, ListKind } from './catalogue.ts';
import { createZipf } from './zipf.ts';

export type PageKind =
  | ListKind
  | ('home' | 'static' | 'profile' | 'club' | 'event' | 'search')
  | ('dashboard' | 'notifications' | 'settings' | 'roster' | 'club events' | 'club teams' | 'save');
/** One page, what must stand in it (HTML), and how long its reader then reads. */
export type Step = { kind: PageKind; path: string; shows: readonly string[]; thinkMs: number };
/** What one person does in one visit. `member`: who of the members it is; null: a visitor. */
export type Session = { member: number | null; headers: Readonly<Record<string, string>>; steps: readonly Step[] };
/** Somebody who signs in: what is his to look at. */
export type Member = { handle: string; clubs: readonly { path: string; name: string }[] };
export type Workload = { visitors: readonly Session[]; members: readonly Session[] };

export type PlanOptions = {
  seed: number;
  /** Of one kind of thing, how much more often the first is asked for than the n-th: n^exponent. */
  exponent: number;
  sessions: { visitors: number; members: number };
  /** Of what somebody signed in does, how many in a hundred are a change of his settings. */
  savePercent: number;
};

const meanThinkMs = 8_000;
const longestSession = 25;
/** In a hundred pages, how many are the last of a visit: five pages on average. */
const leavePercent = 20;

const languages = [
  [35, 'en-GB,en;q=0.9'],
  [20, 'en-US,en;q=0.9'],
  [25, 'de-DE,de;q=0.9,en;q=0.7'],
  [14, 'es-ES,es;q=0.9,en;q=0.7'],
  [4, 'fr-FR,fr;q=0.9,en;q=0.8'],
  [2, '*'],
] as const;

const arrivals = [
  [35, 'home'],
  [25, 'profile'],
  [12, 'event'],
  [10, 'club'],
  [8, 'profiles'],
  [5, 'events'],
  [3, 'clubs'],
  [2, 'search'],
] as const;
const visits = [
  [30, 'profile'],
  [16, 'event'],
  [14, 'club'],
  [12, 'profiles'],
  [8, 'events'],
  [6, 'clubs'],
  [9, 'search'],
  [3, 'home'],
  [2, 'static'],
] as const;
const memberVisits = [
  [24, 'dashboard'],
  [17, 'profile'],
  [14, 'own club'],
  [10, 'event'],
  [7, 'roster'],
  [6, 'club events'],
  [4, 'club teams'],
  [5, 'search'],
  [4, 'profiles'],
  [4, 'events'],
  [3, 'notifications'],
  [2, 'settings'],
] as const;
type Wish = (typeof visits | typeof memberVisits)[number][1];

const staticPages = ['/about', '/terms', '/privacy', '/contact'];
const settingsPages = ['/settings/account', '/settings/profiles', '/settings/privacy', '/settings/security'];

/** The same sessions for the same seed and the same data. */
export function planWorkload(catalogue: Catalogue, members: readonly Member[], options: PlanOptions): Workload {
  const pick = pickersOf(catalogue, options.exponent);
  const make = (count: number, seed: number, session: (random: Random) => Session) => {
    const random = createRandom(seed);
    return Array.from({ length: count }, () => session(random));
  };
  return {
    visitors: make(options.sessions.visitors, options.seed, (random) => visitorSession(random, pick)),
    members:
      members.length === 0
        ? []
        : make(options.sessions.members, options.seed + 1, (random) => memberSession(random, pick, members, options)),
  };
}

type Pick = ReturnType<typeof pickersOf>;
type Page = Omit<Step, 'thinkMs'>;

function pickersOf(catalogue: Catalogue, exponent: number) {
  const oneOf = <T>(things: readonly T[]) => {
    const zipf = createZipf(things.length, exponent);
    return (random: Random): T => things[zipf(random)] as T;
  };
  const list = (kind: ListKind) => {
    const draw = oneOf(catalogue.lists[kind]);
    return (random: Random): Page => {
      const { path, shows } = draw(random);
      return { kind, path, shows: [`href="${escaped(shows)}"`] };
    };
  };
  return {
    profile: oneOf(catalogue.profiles),
    club: oneOf(catalogue.clubs),
    event: oneOf(catalogue.events),
    query: oneOf(catalogue.queries),
    profiles: list('profiles'),
    clubs: list('clubs'),
    events: list('events'),
  };
}

function visitorSession(random: Random, pick: Pick): Session {
  const headers = {
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': weighted(random, languages),
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  };
  const steps = walk(random, (n, last) => {
    const found = afterSearch(random, last, pick);
    return found ?? pageOf(random, weighted(random, n === 0 ? arrivals : visits), pick);
  });
  return { member: null, headers, steps };
}

function memberSession(random: Random, pick: Pick, members: readonly Member[], options: PlanOptions): Session {
  const member = random.whole(0, members.length - 1);
  const { handle, clubs } = members[member] as Member;
  const signedIn = 'action="/logout"';
  const steps = walk(random, (n) => {
    if (random.chance(options.savePercent)) return { kind: 'save', path: '/settings/account', shows: [handle] };
    const page = memberPage(random, n === 0 ? 'dashboard' : weighted(random, memberVisits), pick, handle, clubs);
    return { ...page, shows: [signedIn, ...page.shows] };
  });
  const headers = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'en', 'user-agent': 'Mozilla/5.0' };
  return { member, headers, steps };
}

function memberPage(random: Random, wish: Wish, pick: Pick, handle: string, clubs: Member['clubs']): Page {
  if (wish === 'dashboard') return { kind: 'dashboard', path: '/dashboard', shows: [] };
  if (wish === 'notifications') return { kind: 'notifications', path: '/notifications', shows: [] };
  if (wish === 'settings') {
    const path = oneOf(random, settingsPages);
    return { kind: 'settings', path, shows: path === '/settings/account' ? [`value="${escaped(handle)}"`] : [] };
  }
  const sections = { roster: '/members', 'club events': '/events', 'club teams': '/teams' } as const;
  const club = clubs.length === 0 ? pick.club(random) : oneOf(random, clubs);
  if (wish === 'own club') return { kind: 'club', path: club.path, shows: [escaped(club.name)] };
  if (wish === 'roster' || wish === 'club events' || wish === 'club teams') {
    // Who is in no club looks at what anybody may see of one.
    if (clubs.length === 0) return { kind: 'club', path: club.path, shows: [escaped(club.name)] };
    return { kind: wish, path: club.path + sections[wish], shows: [escaped(club.name)] };
  }
  return pageOf(random, wish, pick);
}

function pageOf(random: Random, wish: Exclude<Wish, 'own club'>, pick: Pick): Page {
  switch (wish) {
    case 'profile':
    case 'club':
    case 'event': {
      const { path, name } = pick[wish](random);
      return { kind: wish, path, shows: [escaped(name)] };
    }
    case 'profiles':
    case 'clubs':
    case 'events':
      return pick[wish](random);
    case 'search':
      return searchPage(random, pick);
    case 'static':
      return { kind: 'static', path: oneOf(random, staticPages), shows: ['<main'] };
    default:
      return { kind: 'home', path: '/', shows: ['<main', 'href="/profiles/'] };
  }
}

/** Typed in full it must be found by its name; by a word of it, at least something of its kind is. */
function searchPage(random: Random, pick: Pick): Page {
  const { text, type, target, isWhole } = pick.query(random);
  const query = new URLSearchParams({ q: text, ...(random.chance(30) ? { type } : {}) });
  const shows = isWhole ? escaped(target.name) : `href="/${type}/`;
  return { kind: 'search', path: `/search?${query}`, shows: [shows] };
}

/** Most who search then open something: not known which, so something popular. */
function afterSearch(random: Random, last: Step | undefined, pick: Pick): Page | null {
  if (last?.kind !== 'search' || !random.chance(70)) return null;
  return pageOf(random, oneOf(random, ['profile', 'profile', 'club', 'event'] as const), pick);
}

function walk(random: Random, page: (n: number, last: Step | undefined) => Page): Step[] {
  const steps: Step[] = [];
  do steps.push({ ...page(steps.length, steps.at(-1)), thinkMs: thinkTime(random) });
  while (steps.length < longestSession && !random.chance(leavePercent));
  return steps;
}

/** Exponential, as of people who do not know of each other; nobody reads for more than five times the mean. */
function thinkTime(random: Random): number {
  const uniform = random.whole(1, 1_000_000) / 1_000_000;
  return Math.round(Math.min(5, -Math.log(uniform)) * meanThinkMs);
}

function weighted<T>(random: Random, choices: readonly (readonly [weight: number, value: T])[]): T {
  let left = random.whole(
    1,
    choices.reduce((sum, [weight]) => sum + weight, 0),
  );
  const chosen = choices.find(([weight]) => {
    left -= weight;
    return left <= 0;
  });
  return (chosen ?? choices[0])?.[1] as T;
}

function oneOf<T>(random: Random, values: readonly T[]): T {
  return values[random.whole(0, values.length - 1)] as T;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** As React writes it. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
