import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { env, resetEnv } from './index.ts';

beforeEach(() => {
  for (const name of Object.keys(process.env)) {
    if (/^(DATABASE_URL|REDIS_URL|SIMLANE_|SITE_URL|CACHE_|METRICS_|TRUSTED_|LOG_LEVEL|DEMO_)/.test(name)) {
      vi.stubEnv(name, undefined);
    }
  }
  resetEnv();
});

afterEach(() => {
  vi.unstubAllEnvs();
  resetEnv();
});

describe('env', () => {
  test('needs nothing, so that next build runs with an empty environment', () => {
    expect(env()).toMatchObject({
      databaseUrl: undefined,
      redisUrl: undefined,
      cacheTauMs: 250,
      cacheDeltaMs: 5000,
      keyPrefix: 'sl',
    });
  });

  test('treats an empty variable as unset', () => {
    vi.stubEnv('REDIS_URL', '');
    vi.stubEnv('CACHE_TAU_MS', ' ');
    expect(env()).toMatchObject({ redisUrl: undefined, cacheTauMs: 250 });
  });

  test('reads lists separated by commas or spaces', () => {
    vi.stubEnv('CACHE_OFF', 'view, query');
    expect(env().cacheOff).toEqual(['view', 'query']);
  });

  test('accepts zero for tau', () => {
    vi.stubEnv('CACHE_TAU_MS', '0');
    expect(env().cacheTauMs).toBe(0);
  });

  test('lists every problem in one error', () => {
    vi.stubEnv('DATABASE_URL', 'mysql://127.0.0.1/simlane');
    vi.stubEnv('SIMLANE_SECRET', 'short');
    vi.stubEnv('CACHE_OFF', 'views');
    expect(() => env()).toThrow(
      /DATABASE_URL must be a URL[\s\S]*SIMLANE_SECRET must have[\s\S]*CACHE_OFF must list layers/,
    );
  });

  test('says what is wrong with the address of a cluster or of Sentinel', () => {
    vi.stubEnv('REDIS_URL', 'redis+cluster://app:hunter2@10.0.0.1:6379/5');
    vi.stubEnv('REDIS_URL_SESSION', 'redis+sentinel://10.0.0.1:26379');
    expect(() => env()).toThrow(/REDIS_URL must name no db[\s\S]*REDIS_URL_SESSION must end in the master's name/);
    expect(() => env()).toThrow(expect.not.stringContaining('hunter2') as never);
  });

  test('never echoes a secret in its error', () => {
    vi.stubEnv('DATABASE_URL', 'mysql://root:hunter2@127.0.0.1/simlane');
    expect(() => env()).toThrow(expect.not.stringContaining('hunter2') as never);
  });

  test('asks for the secret only where it is used', () => {
    const read = env();
    expect(() => read.secret).toThrow(/openssl rand -hex 32/);
  });
});
