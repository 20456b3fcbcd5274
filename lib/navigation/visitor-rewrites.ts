import { acceptLanguagePattern } from '../i18n/accept-language.ts';
import { defaultLocale, locales } from '../i18n/locales.ts';
import { simulators } from '../profiles/simulators.ts';

/**
 * How requests of visitors reach the tree of whole-view cached pages (app/visitor): data for next.config, in Next's own
 * rule format. Decision 0050 says why by rules, and what each costs.
 */
export type RuleCondition = { type: 'cookie' | 'header' | 'query'; key: string; value?: string };
export type RewriteRule = { source: string; destination: string; has?: RuleCondition[]; missing?: RuleCondition[] };

/** Who has one of these is served page by page: signed in, or just signed out and waiting for his own write. */
export const perRequestCookies: RuleCondition[] = [
  { type: 'cookie', key: 'simlane_session' },
  { type: 'cookie', key: 'simlane_pos' },
];

const oneLocale = locales.join('|');
const simulator = simulators.map(({ slug }) => slug).join('|');
/** A place in a list, see lib/profiles/cursor.ts. */
const cursor = '[\\w-]{1,400}';
/** Values that may become a path. What is not one of them goes to the tree that renders per request. */
const place = { after: cursor, before: cursor } as const;
// Nothing that would need escaping in a path, or be read as another one.
const q = '[^\\/\\\\?#%&+\\u0000-\\u001f]{1,64}';
const lists = {
  profiles: { simulator, sort: 'recent|name|rating', q, ...place },
  clubs: { country: '[A-Z]{2}', sort: 'name|members|newest', q, ...place },
  events: { simulator, when: 'upcoming|past', q, ...place },
  search: { type: 'profiles|clubs|events|teams|people', q, ...place },
} as const;
/** Nothing percent-encoded: Next answers 500 when a rule matches what can't be decoded. */
const plain = '[^/%]{1,200}';
const slug = '(?!(?:new|list)(?:/|$))[a-z0-9]+(?:-[a-z0-9]+)*';
const eventParams = { session: '[1-9][0-9]?', ...place } as const;

const unfit = (params: Readonly<Record<string, string>>): RuleCondition[] =>
  Object.entries(params).map(([key, value]) => ({ type: 'query', key, value: `(?!(?:${value})$)[\\s\\S]*` }));

/** First match wins, since none of the others begins with /visitor: chosen, else the browser's first, else English. */
function inLanguage(source: string, path: string, params: Readonly<Record<string, string>> = {}): RewriteRule[] {
  const missing = [...perRequestCookies, ...unfit(params)];
  const destination = `/visitor/:locale${path}`;
  return [
    {
      source,
      destination,
      missing,
      has: [{ type: 'cookie', key: 'simlane_locale', value: `(?<locale>${oneLocale})` }],
    },
    { source, destination, missing, has: [{ type: 'header', key: 'accept-language', value: acceptLanguagePattern }] },
    { source, destination: destination.replace(':locale', defaultLocale), missing },
  ];
}

/**
 * Adds a parameter to the path that an earlier rule made: `name~value`, or `name!value` where anybody can make up
 * values without end, which tells the cache handler to wait for a second reader (decision 0033). Defaults are left out,
 * so that they make no second entry.
 */
function asSegment(source: string, sign: '~' | '!', name: string, value: string, missing: string[] = []): RewriteRule {
  return {
    source,
    destination: `${withoutPatterns(source)}/${name}${sign}:${name}`,
    has: [{ type: 'query', key: name, value: `(?<${name}>${value})` }],
    missing: missing.map((key) => ({ type: 'query', key })),
  };
}

/** `/a/:b(c|d)` is `/a/:b`. Patterns nest at most once. */
function withoutPatterns(source: string): string {
  return source.replace(/\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, '');
}

const internal = `/visitor/:locale(${oneLocale})`;
const profile = `${internal}/profiles/:simulator(${simulator})/:identifier`;
const event = `${internal}/events/:slug(${slug})/:rest*`;

/** A rule for each parameter; the default value of a choice is no parameter. */
function listSegments(source: string, params: Readonly<Record<string, string>>): RewriteRule[] {
  return Object.entries(params).map(([name, value]) => {
    if (name === 'q' || name === 'after') return asSegment(source, '!', name, value);
    if (name === 'before') return asSegment(source, '!', name, value, ['after']);
    return asSegment(source, '~', name, withoutDefault(value));
  });
}

/** Of a sort order or the like, the first choice is the page's own. */
function withoutDefault(choices: string): string {
  return choices.replace(/^(?:recent\||name\||upcoming\|)/, '');
}

/** `beforeFiles`, in this order. A page without parameters matches one rule, each parameter one more. */
export const visitorRewrites: RewriteRule[] = [
  ...inLanguage('/', ''),
  ...inLanguage('/profiles', '/profiles/list', lists.profiles),
  ...inLanguage(`/profiles/:simulator(${simulator})/:identifier(${plain})`, '/profiles/:simulator/:identifier', place),
  ...inLanguage('/clubs', '/clubs/list', lists.clubs),
  ...inLanguage(`/clubs/:slug(${slug})`, '/clubs/:slug'),
  ...inLanguage('/events', '/events/list', lists.events),
  ...inLanguage(`/events/:slug(${slug})`, '/events/:slug', eventParams),
  ...inLanguage('/search', '/search/results', lists.search),
  ...inLanguage('/:page(about|terms|privacy|contact)', '/:page', { retry: '' }),
  ...listSegments(`${internal}/profiles/list/:rest*`, lists.profiles),
  ...listSegments(profile, place),
  ...listSegments(`${internal}/clubs/list/:rest*`, lists.clubs),
  ...listSegments(`${internal}/events/list/:rest*`, lists.events),
  ...listSegments(event, eventParams),
  ...listSegments(`${internal}/search/results/:rest*`, lists.search),
];

/** The internal tree has no addresses of its own. Redirects look at what the browser asked, never at what was rewritten. */
export const visitorRedirects = [
  { source: `${internal}/:list(profiles|clubs|events)/list/:rest*`, destination: '/:list', permanent: false },
  { source: `${internal}/search/results/:rest*`, destination: '/search', permanent: false },
  { source: '/visitor/:locale?', destination: '/', permanent: false },
  { source: '/visitor/:locale/:path+', destination: '/:path+', permanent: false },
];

/** Public paths that visitors get out of the cache. */
export const visitorPaths = [
  '/',
  '/:page(about|terms|privacy|contact|profiles|clubs|events|search)',
  `/profiles/:simulator/:identifier(${plain})`,
  `/:list(clubs|events)/:slug(${slug})`,
];
