import { z } from 'zod';
import { parseRedisUrl } from './redis-url.ts';

export const cacheLayers = ['session', 'view', 'fragment', 'query', 'api'] as const;

const nonEmpty = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(nonEmpty, schema.optional());

const url = (protocols: readonly string[], example: string) =>
  optional(
    z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `must be a URL such as ${example}`,
    }),
  );
const redisUrl = optional(
  z.string().superRefine((value, context) => {
    try {
      parseRedisUrl(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  }),
);

const integer = (fallback: number, min: number, max: number) =>
  z.preprocess(
    nonEmpty,
    z.coerce
      .number({ error: `must be a whole number from ${min} to ${max}` })
      .int({ error: `must be a whole number from ${min} to ${max}` })
      .min(min, { error: `must be at least ${min}` })
      .max(max, { error: `must be at most ${max}` })
      .default(fallback),
  );

const words = (value: string | undefined) => (value ?? '').split(/[\s,]+/).filter((word) => word !== '');
const secret = z.string().min(32, { error: 'must have at least 32 characters: openssl rand -hex 32' });
const separated = (check: z.ZodType<string>, message: string) =>
  z
    .string()
    .optional()
    .transform(words)
    .refine((values) => values.every((value) => check.safeParse(value).success), { error: message });

/** The environment as SimLane understands it; keys are the variables' own names. */
export const envSchema = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@127.0.0.1:5432/simlane'),
  DATABASE_URL_DIRECT: url(['postgres:', 'postgresql:'], 'postgres://user:password@127.0.0.1:5432/simlane'),
  DATABASE_POOL_MAX: integer(10, 1, 1_000),
  REDIS_URL: redisUrl,
  REDIS_URL_QUEUE: redisUrl,
  REDIS_URL_SESSION: redisUrl,
  REDIS_URL_VIEW: redisUrl,
  REDIS_URL_QUERY: redisUrl,
  REDIS_URL_API: redisUrl,
  REDIS_URL_CONTROL: redisUrl,
  REDIS_MAINTENANCE_URL: redisUrl,
  SIMLANE_SECRET: optional(secret),
  SIMLANE_SECRET_PREVIOUS: separated(secret, 'each previous secret must have at least 32 characters'),
  SITE_URL: url(['http:', 'https:'], 'https://simlane.example'),
  WARM_URL: url(['http:', 'https:'], 'http://nginx:8080'),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://user:password@mail.example:465'),
  MAIL_FROM: optional(
    z.string().regex(/^(?:[^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u, {
      error: 'must be a sender such as SimLane <no-reply@simlane.example>',
    }),
  ),
  TRUSTED_PROXIES: integer(0, 0, 10),
  SESSION_DAYS: integer(14, 1, 365),
  METRICS_TOKEN: optional(z.string().min(16, { error: 'must have at least 16 characters: openssl rand -hex 16' })),
  CACHE_OFF: separated(z.enum(cacheLayers), `must list layers out of ${cacheLayers.join(', ')}`),
  CACHE_L1_BYTES: integer(64 * 1024 * 1024, 0, 16 * 1024 * 1024 * 1024),
  CACHE_TAU_MS: integer(250, 0, 60_000),
  CACHE_VERIFY_SHARE: z.preprocess(
    nonEmpty,
    z.coerce
      .number({ error: 'must be a number from 0 to 1' })
      .min(0, { error: 'must be at least 0' })
      .max(1, { error: 'must be at most 1' })
      .default(0.001),
  ),
  CACHE_DELTA_MS: integer(5_000, 100, 600_000),
  SIMLANE_KEY_PREFIX: z.preprocess(
    nonEmpty,
    z
      .string()
      .regex(/^[a-z0-9_-]{1,32}$/, { error: 'must be 1 to 32 of a-z, 0-9, _ and -' })
      .default('sl'),
  ),
  DEMO_PASSWORD: optional(z.string()),
  LOG_REQUESTS: z.preprocess(
    nonEmpty,
    z.enum(['all', 'slow', 'off'], { error: 'must be one of all, slow, off' }).default('all'),
  ),
  SIMLANE_ACCEPT_UNSAFE: optional(z.enum(['0', '1'], { error: 'must be 1, or 0' })).transform((value) => value === '1'),
  LOG_LEVEL: optional(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    }),
  ),
});
