import { describe, expect, test } from 'vitest';
import { judge } from '../examine.ts';
import { healthyFacts } from '../testing/healthy-facts.ts';

type Changes = Parameters<typeof healthyFacts>[0];

/** What is not well, as `level id: seen`. */
function complaints(changes: Changes): string[] {
  return judge(healthyFacts(changes))
    .filter(({ level }) => level !== 'ok')
    .map(({ level, id, seen }) => `${level} ${id}: ${seen}`);
}

const one = (text: string) => [expect.stringContaining(text)];
const shared = { places: ['queue', 'session', 'view', 'query', 'api', 'control'] } as const;
const local = { isProduction: false, settings: { siteUrl: 'http://localhost:3000', trustedProxies: 0 } };

test('a healthy site has nothing to mend', () => {
  expect(complaints({})).toEqual([]);
});

test('every complaint comes with its mend, and a reason', () => {
  const nothing = judge({ ...healthyFacts(), redis: null, postgres: null });
  const all = [...nothing, ...judge(healthyFacts({ server: shared, info: { maxmemory: '0', role: 'slave' } }))];
  for (const { level, why, mend } of all) {
    expect(why).toMatch(/\.$/);
    if (level !== 'ok') expect(mend).not.toBeNull();
  }
});

describe('eviction', () => {
  test.each(['allkeys-lru', 'allkeys-lfu', 'allkeys-random'])('%s is refused where the clocks are', (policy) => {
    expect(complaints({ server: shared, info: { maxmemory_policy: policy } })).toContainEqual(
      `refuse redis.policy: maxmemory-policy is ${policy}: it evicts the clocks`,
    );
  });

  test('allkeys is refused without a limit too: the limit may come any time', () => {
    const found = complaints({ server: shared, info: { maxmemory_policy: 'allkeys-lru', maxmemory: '0' } });
    expect(found).toContainEqual(expect.stringContaining('refuse redis.policy'));
  });

  test('allkeys is no more than advice where only layers are', () => {
    expect(complaints({ info: { maxmemory_policy: 'allkeys-lru' } })).toEqual(one('advice redis.policy'));
  });

  test('noeviction is a warning where layers are', () => {
    expect(complaints({ info: { maxmemory_policy: 'noeviction' } })).toEqual(one('warning redis.policy'));
  });

  test.each(['volatile-lru', 'volatile-lfu', 'volatile-ttl', 'volatile-random'])('%s is right', (policy) => {
    expect(complaints({ info: { maxmemory_policy: policy } })).toEqual([]);
  });
});

describe('memory', () => {
  test('no limit is a warning in production, and advice elsewhere', () => {
    expect(complaints({ info: { maxmemory: '0' } })).toEqual(one('warning redis.maxmemory'));
    expect(complaints({ ...local, info: { maxmemory: '0' } })).toEqual(one('advice redis.maxmemory'));
  });

  test('a full cache is well, as long as it can evict', () => {
    expect(complaints({ info: { used_memory: '268435456' } })).toEqual([]);
  });

  test('a Redis full of what never expires is a warning', () => {
    const info = { used_memory: '268435456', db0: 'keys=2000,expires=10,avg_ttl=1' };
    expect(complaints({ info })).toEqual(one('warning redis.memory: 256 MB of 256 MB in use'));
    expect(complaints({ info })).toEqual(one('(1990 of 2900 keys never expire)'));
  });

  test('clocks that fill it are a warning', () => {
    const found = judge(healthyFacts({ control: { clockBytes: 100_000_000 } })).filter(({ level }) => level !== 'ok');
    expect(found).toMatchObject([{ id: 'redis.memory', level: 'warning', mend: expect.stringContaining('954mb') }]);
  });

  test('keys without a lifetime among the entries are named', () => {
    expect(complaints({ info: { db3: 'keys=5,expires=3,avg_ttl=1' } })).toEqual(one('2 in db 3'));
  });
});

describe('Redis', () => {
  test.each<[string, Changes, string]>([
    ['6.0', { info: { redis_version: '6.0.16' } }, 'refuse redis.version'],
    ['a replica', { info: { role: 'slave' } }, 'warning redis.role'],
    ['that can not save', { info: { rdb_last_bgsave_status: 'err' } }, 'rdb_last_bgsave_status is err'],
    ['that can not append', { info: { aof_last_write_status: 'err' } }, 'aof_last_write_status is err'],
    ['open to a network', { server: { isOpen: true } }, 'refuse redis.password'],
    ['open to a network, in development', { ...local, server: { isOpen: true } }, 'warning redis.password'],
    ['in clear over the internet', { server: { isEncrypted: false, nearness: 'public' } }, 'warning redis.tls'],
    ['in clear in a private network', { server: { isEncrypted: false } }, 'advice redis.tls'],
    ['that is slow', { server: { roundTripMs: 20 } }, 'advice redis.round-trip'],
    ['that is very slow', { server: { roundTripMs: 120 } }, 'warning redis.round-trip'],
    ['that hides INFO', { server: { info: null } }, 'warning redis.reachable'],
    ['whose clock is off', { server: { skewMs: -5_000 } }, '5 s behind this process'],
    ['a cluster without replicas', { server: { kind: 'cluster' } }, 'in a cluster, without a replica'],
    [
      'whose login may do everything',
      { login: { touchesForeignKeys: true, commands: ['KEYS', 'CONFIG'] } },
      'warning redis.rights: may run KEYS, CONFIG and touch keys of other programs',
    ],
    ['whose login reaches another layer', { login: { touchesPlaces: ['session'] } }, 'touch keys of session'],
    ['with one login for all', { login: { places: ['view', 'query', 'api'] } }, 'one user for all'],
  ])('%s', (_, changes, complaint) => {
    expect(complaints(changes)).toEqual(one(complaint));
  });

  test('an open one on this machine is well', () => {
    expect(complaints({ server: { isOpen: true, nearness: 'loopback' } })).toEqual([]);
  });

  test('one for everything is advice', () => {
    expect(complaints({ server: shared })).toEqual(one('advice redis.separation'));
  });

  test('without an append-only file it is advice where sessions are, and well where they are not', () => {
    const info = { aof_enabled: '0' };
    expect(complaints({ info })).toEqual([]);
    expect(complaints({ server: shared, info })).toContainEqual(expect.stringContaining('advice redis.durability'));
  });

  test('a cluster can not have the jobs', () => {
    expect(complaints({ server: { ...shared, kind: 'cluster' } })).toContainEqual(
      expect.stringContaining('warning redis.topology'),
    );
  });

  test('away is a warning, never a refusal, and hides nothing else', () => {
    const unreachable = [{ address: '10.0.0.9:6379', places: ['api'] as const, error: 'connect ECONNREFUSED' }];
    expect(complaints({ redis: { unreachable } })).toEqual(one('does not answer: connect ECONNREFUSED'));
  });
});

describe('Postgres', () => {
  const open = { application: 'psql', state: 'idle in transaction' };

  test.each<[string, Changes, string]>([
    ['14', { postgres: { version: 140_012, versionText: '14.12' } }, 'refuse postgres.version: Postgres 14.12'],
    ['a replica', { postgres: { isReplica: true } }, 'refuse postgres.primary: a replica'],
    ['behind a pooler', { postgres: { isPooled: true } }, 'warning postgres.pooler'],
    ['without a limit on statements', { postgres: { statementTimeoutMs: 0 } }, 'statement_timeout none'],
    ['without one on idle transactions', { postgres: { idleInTransactionTimeoutMs: 0 } }, 'warning postgres.timeouts'],
    ['with a limit above Δ', { settings: { cacheDeltaMs: 4_000 } }, 'warning postgres.timeouts'],
    ['without room for all instances', { control: { instances: 9 } }, 'warning postgres.connections'],
    ['without room for one more', { control: { instances: 8 } }, 'advice postgres.connections'],
    ['almost full', { postgres: { usedConnections: 95 } }, 'warning postgres.connections: 95 of 97'],
    ['without pg_stat_statements', { postgres: { hasStatistics: false } }, 'advice postgres.statements'],
    [
      'whose schema is older',
      { postgres: { migrations: { missing: ['0009_list-ends'], isAhead: false } } },
      'warning postgres.migrations: not applied: 0009_list-ends',
    ],
    [
      'with a forgotten transaction',
      { postgres: { openTransactions: [{ ...open, what: { pid: 42 }, ageMs: 300_000 }] } },
      'warning postgres.transactions: open for 5 min (psql, idle in transaction)',
    ],
    [
      'with much waiting for the relay',
      { postgres: { outbox: { waiting: 10_000, oldestMs: 1_000, bytes: 1 } } },
      'warning relay.outbox: 10000 or more waiting',
    ],
    [
      'with an old row waiting',
      { postgres: { outbox: { waiting: 1, oldestMs: 90_000, bytes: 1 } } },
      'the oldest for 90 s',
    ],
  ])('%s', (_, changes, complaint) => {
    expect(complaints(changes)).toEqual(one(complaint));
  });

  test('short transactions and those of unknown age are well', () => {
    const openTransactions = [59_000, null].map((ageMs) => ({ ...open, what: { pid: 1 }, ageMs }));
    expect(complaints({ postgres: { openTransactions } })).toEqual([]);
  });

  test('away is a warning, never a refusal', () => {
    const found = judge({ ...healthyFacts(), postgres: { error: 'connect ECONNREFUSED' } });
    expect(found.filter(({ level }) => level !== 'ok')).toMatchObject([{ id: 'postgres.reachable', level: 'warning' }]);
  });

  test('a pooler that refuses how the app connects is told apart from a database that is away', () => {
    const found = judge({ ...healthyFacts(), postgres: { error: 'unsupported startup parameter: statement_timeout' } });
    expect(found[0]).toMatchObject({ mend: expect.stringContaining('ignore_startup_parameters') });
  });
});

describe('triggers', () => {
  const table = 'clubs';
  const changed = (change: (live: { name: string; enabled: string; isAsDefined: boolean }) => object | null) => {
    const { postgres } = healthyFacts();
    if (postgres === null || 'error' in postgres) throw new Error('the healthy site has a database');
    const triggers = new Map(postgres.triggers);
    const live = (triggers.get(table) ?? []).map((each) => (each.name.endsWith('_update') ? change(each) : each));
    triggers.set(table, live.filter((each) => each !== null) as never);
    return triggers;
  };

  test.each([
    ['missing', () => null, 'missing on clubs (update)'],
    ['disabled', (live: object) => ({ ...live, enabled: 'D' }), 'not enabled always on clubs (update)'],
    ['enabled for origins only', (live: object) => ({ ...live, enabled: 'O' }), 'not enabled always on clubs (update)'],
    ['altered', (live: object) => ({ ...live, isAsDefined: false }), 'not as this version defines them on clubs (upd'],
  ])('one that is %s is refused, and named', (_, change, seen) => {
    expect(complaints({ postgres: { triggers: changed(change) } })).toEqual(one(`refuse postgres.triggers: ${seen}`));
  });

  test('those of a later version do not keep this one from starting, but none may be missing', () => {
    const migrations = { missing: [], isAhead: true };
    const altered = changed((live) => ({ ...live, isAsDefined: false }));
    expect(complaints({ postgres: { migrations, triggers: altered } })).toEqual(one('advice postgres.triggers'));
    const missing = changed(() => null);
    expect(complaints({ postgres: { migrations, triggers: missing } })).toEqual(one('refuse postgres.triggers'));
  });

  test('a table that is not there yet is left to the migrations', () => {
    const triggers = changed((live) => live);
    triggers.delete(table);
    expect(complaints({ postgres: { triggers } })).toEqual([]);
  });
});

describe('the relay', () => {
  const silent = { heartbeatLagMs: 5_001 };

  test('silent for longer than Δ is a warning while instances run', () => {
    expect(complaints({ control: silent })).toEqual(one('warning relay.heartbeat'));
    expect(complaints({ control: { heartbeatLagMs: null } })).toEqual(one('not looked yet'));
  });

  test('is silent where no instance runs', () => {
    expect(complaints({ control: silent, postgres: { ownConnections: 0 } })).toEqual(one('advice relay.heartbeat'));
  });
});

describe('settings', () => {
  test.each<[string, Changes, string]>([
    ['no secret', { settings: { secret: undefined } }, 'refuse settings.secret: not set'],
    ['no secret, in development', { ...local, settings: { ...local.settings, secret: undefined } }, 'warning settings'],
    ['a placeholder', { settings: { secret: 'please-change-me-please-change-me-now' } }, 'the word "change"'],
    ['one character', { settings: { secret: 'a'.repeat(64) } }, 'refuse settings.secret: easy to guess'],
    ['a repetition', { settings: { secret: 'q7w2'.repeat(10) } }, 'refuse settings.secret: easy to guess'],
    ['the alphabet', { settings: { secret: 'abcdefghijklmnopqrstuvwxyz0123456789' } }, 'refuse settings.secret: easy'],
    ['a weak previous secret', { settings: { previousSecrets: ['b'.repeat(40)] } }, 'warning settings.secret: 1 of'],
    ['no key for actions', { settings: { actionsKey: undefined } }, 'warning settings.actions-key: not set'],
    ['a key that is none', { settings: { actionsKey: 'hello' } }, 'warning settings.actions-key: no AES key'],
    ['no token for metrics', { settings: { metricsToken: undefined } }, 'advice settings.metrics-token'],
    ['http', { settings: { siteUrl: 'http://simlane.example' } }, 'warning settings.site-url'],
    ['https without a trusted proxy', { settings: { trustedProxies: 0 } }, 'warning settings.proxies'],
    ['many proxies', { settings: { trustedProxies: 9 } }, 'advice settings.proxies'],
    ['a long τ', { settings: { cacheTauMs: 10_000 } }, 'advice settings.bounds'],
    ['layers off', { settings: { cacheOff: ['view'] } }, 'advice settings.layers-off: off: view'],
    ['the demo', { settings: { hasDemoPassword: true } }, 'warning settings.demo'],
    ['an override', { settings: { acceptUnsafe: true } }, 'warning settings.override'],
    ['Node 20', { settings: { nodeVersion: '20.20.2' } }, 'refuse runtime.node'],
    ['Node 22.17', { settings: { nodeVersion: '22.17.1' } }, 'refuse runtime.node'],
    ['another Next', { settings: { nextVersion: '16.5.0' } }, 'warning runtime.next: Next 16.5.0, not 16.4'],
    ['a Next without what we use', { settings: { missingInternals: ['x.js'] } }, 'without x.js'],
  ])('%s', (_, changes, complaint) => {
    expect(complaints(changes)).toEqual(one(complaint));
  });

  test('the same secret for metrics is a warning', () => {
    const secret = '3f9c1b7e5a8d2046b1c7f03e9d6a5284c0e7b91f4d3a6582';
    expect(complaints({ settings: { secret, metricsToken: secret } })).toEqual(one('the same as another secret'));
  });

  test('no word of a secret is in any finding', () => {
    const secret = 'please-change-me-please-change-me-now';
    const findings = JSON.stringify(judge(healthyFacts({ settings: { secret, metricsToken: secret } })));
    expect(findings).not.toContain('please');
  });

  test('this machine alone is well with the demo, in clear and without proxies', () => {
    expect(complaints({ ...local, settings: { ...local.settings, hasDemoPassword: true } })).toEqual([]);
  });
});
