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
const listParams = {
  simulator,
  sort: 'recent|name|rating',
  // Nothing that would need escaping in a path, or be read as another one.
  q: '[^\\/\\\\?#%&+\\u0000-\\u001f]{1,64}',
  after: cursor,
  before: cursor,
} as const;
/** Nothing percent-encoded: Next answers 500 when a rule matches what can't be decoded. */
const plain = '[^/%]{1,200}';
const resultParams = { after: cursor, before: cursor } as const;

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
    destination: `${source.replace(/\([^)]*\)/g, '')}/${name}${sign}:${name}`,
    has: [{ type: 'query', key: name, value: `(?<${name}>${value})` }],
    missing: missing.map((key) => ({ type: 'query', key })),
  };
}

const internal = `/visitor/:locale(${oneLocale})`;
const list = `${internal}/profiles/list/:rest*`;
const detail = `${internal}/profiles/:simulator(${simulator})/:identifier`;

/** `beforeFiles`, in this order. A page without parameters matches one rule, each parameter one more. */
export const visitorRewrites: RewriteRule[] = [
  ...inLanguage('/', ''),
  ...inLanguage('/profiles', '/profiles/list', listParams),
  ...inLanguage(
    `/profiles/:simulator(${simulator})/:identifier(${plain})`,
    '/profiles/:simulator/:identifier',
    resultParams,
  ),
  ...inLanguage('/:page(about|terms|privacy)', '/:page'),
  asSegment(list, '~', 'simulator', simulator),
  asSegment(list, '~', 'sort', 'name|rating'),
  asSegment(list, '!', 'q', listParams.q),
  asSegment(list, '!', 'after', cursor),
  asSegment(list, '!', 'before', cursor, ['after']),
  asSegment(detail, '!', 'after', cursor),
  asSegment(detail, '!', 'before', cursor, ['after']),
];

/** The internal tree has no addresses of its own. Redirects look at what the browser asked, never at what was rewritten. */
export const visitorRedirects = [
  { source: `${internal}/profiles/list/:rest*`, destination: '/profiles', permanent: false },
  { source: '/visitor/:locale?', destination: '/', permanent: false },
  { source: '/visitor/:locale/:path+', destination: '/:path+', permanent: false },
];

/** Public paths that visitors get out of the cache. */
export const visitorPaths = ['/', '/:page(about|terms|privacy|profiles)', `/profiles/:simulator/:identifier(${plain})`];
