import type { z } from 'zod';
import { envSchema } from './schema.ts';

export type Env = Readonly<{
  databaseUrl: string | undefined;
  /** Past the pooler that `databaseUrl` leads to, if it does: for what lives in a session, the relay and migrations. */
  databaseDirectUrl: string | undefined;
  /** Connections of this process' pool. */
  databasePoolMax: number;
  redisUrl: string | undefined;
  /** A Redis of its own for a layer; `redisUrl` serves those that are undefined. */
  redisUrls: Readonly<Record<'queue' | 'session' | 'view' | 'query' | 'api' | 'control', string | undefined>>;
  /** A user who may list all keys: for tools and the worker, never for what answers requests. */
  redisMaintenanceUrl: string | undefined;
  /** Read lazily: `next build` and tools that seal nothing work without it. Throws when SIMLANE_SECRET is missing. */
  secret: string;
  /** Older secrets that may still open what they sealed, newest first. */
  previousSecrets: readonly string[];
  siteUrl: string | undefined;
  /** Where the worker asks for pages, if not at `siteUrl`. */
  warmUrl: string | undefined;
  /** Where mail is handed in; without it none is sent. */
  smtpUrl: string | undefined;
  /** The sender, `SimLane <no-reply@example.org>`. */
  mailFrom: string | undefined;
  /** How many hops of X-Forwarded-For to believe. */
  trustedProxies: number;
  /** Days without a visit after which a sign-in ends. */
  sessionDays: number;
  metricsToken: string | undefined;
  /** Layers switched off for this process. */
  cacheOff: readonly string[];
  /** How much of this process L1 may take, in bytes. */
  cacheL1Bytes: number;
  cacheTauMs: number;
  /** Share, 0 to 1, of answers from the cache that are compared with Postgres. */
  cacheVerifyShare: number;
  cacheDeltaMs: number;
  keyPrefix: string;
  demoPassword: string | undefined;
  /** Which requests get a line in the log: all but those for files of the build, those over 500 ms or failed, or none. */
  logRequests: 'all' | 'slow' | 'off';
  /** Starts in spite of what the doctor refuses. */
  acceptUnsafe: boolean;
  logLevel: z.output<typeof envSchema>['LOG_LEVEL'];
}>;

const slot: { [key: symbol]: unknown } = globalThis as never;
const memo = Symbol.for('simlane.env');

/** The validated environment, read once per process on first use. Throws one Error that lists every problem. */
export function env(): Env {
  const known = slot[memo] as Env | undefined;
  if (known) return known;
  const parsed = parseEnv(process.env);
  slot[memo] = parsed;
  return parsed;
}

/** Forgets what was read, so that a test can change `process.env`. */
export function resetEnv(): void {
  delete slot[memo];
}

function parseEnv(source: NodeJS.ProcessEnv): Env {
  const result = envSchema.safeParse(source);
  if (!result.success) throw new Error(explain(result.error));
  const raw = result.data;
  return {
    databaseUrl: raw.DATABASE_URL,
    databaseDirectUrl: raw.DATABASE_URL_DIRECT,
    databasePoolMax: raw.DATABASE_POOL_MAX,
    redisUrl: raw.REDIS_URL,
    redisUrls: {
      queue: raw.REDIS_URL_QUEUE,
      session: raw.REDIS_URL_SESSION,
      view: raw.REDIS_URL_VIEW,
      query: raw.REDIS_URL_QUERY,
      api: raw.REDIS_URL_API,
      control: raw.REDIS_URL_CONTROL,
    },
    redisMaintenanceUrl: raw.REDIS_MAINTENANCE_URL,
    get secret() {
      if (raw.SIMLANE_SECRET) return raw.SIMLANE_SECRET;
      throw new Error(
        'SIMLANE_SECRET is not set. Make one with `openssl rand -hex 32`, or start SimLane with `npm run up`.',
      );
    },
    previousSecrets: raw.SIMLANE_SECRET_PREVIOUS,
    siteUrl: raw.SITE_URL,
    warmUrl: raw.WARM_URL,
    smtpUrl: raw.SMTP_URL,
    mailFrom: raw.MAIL_FROM,
    trustedProxies: raw.TRUSTED_PROXIES,
    sessionDays: raw.SESSION_DAYS,
    metricsToken: raw.METRICS_TOKEN,
    cacheOff: raw.CACHE_OFF,
    cacheL1Bytes: raw.CACHE_L1_BYTES,
    cacheTauMs: raw.CACHE_TAU_MS,
    cacheVerifyShare: raw.CACHE_VERIFY_SHARE,
    cacheDeltaMs: raw.CACHE_DELTA_MS,
    keyPrefix: raw.SIMLANE_KEY_PREFIX,
    demoPassword: raw.DEMO_PASSWORD,
    logRequests: raw.LOG_REQUESTS,
    acceptUnsafe: raw.SIMLANE_ACCEPT_UNSAFE,
    logLevel: raw.LOG_LEVEL,
  };
}

function explain(error: z.ZodError): string {
  const lines = error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  return `The environment is not usable:\n${lines.join('\n')}\nMend these variables and start again (README.md, Configuration).`;
}
