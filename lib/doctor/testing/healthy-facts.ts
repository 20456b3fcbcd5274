import { tableTriggers } from '../../../drizzle/triggers.ts';
import type { Facts } from '../facts/facts.ts';
import type { PostgresFacts } from '../facts/postgres.ts';
import type { RedisFacts, RedisLogin, RedisServer } from '../facts/redis.ts';
import type { RedisInfo } from '../facts/redis-info.ts';
import type { SettingsFacts } from '../facts/settings.ts';

type Changes = {
  isProduction?: boolean;
  settings?: Partial<SettingsFacts>;
  /** Of the server that has the layers. */
  server?: Partial<RedisServer>;
  info?: RedisInfo;
  login?: Partial<RedisLogin>;
  redis?: Partial<RedisFacts>;
  control?: Partial<NonNullable<RedisFacts['control']>>;
  postgres?: Partial<PostgresFacts>;
};

const info: RedisInfo = {
  redis_version: '7.0.15',
  role: 'master',
  connected_slaves: '0',
  maxmemory: '268435456',
  maxmemory_policy: 'volatile-lfu',
  used_memory: '134217728',
  aof_enabled: '1',
  aof_last_write_status: 'ok',
  rdb_last_bgsave_status: 'ok',
  db2: 'keys=900,expires=900,avg_ttl=1',
};

const control = { heartbeatLagMs: 90, clockBytes: 10_000, instances: 2 };

const server: RedisServer = {
  address: '10.0.0.2:6379',
  kind: 'server',
  places: ['view', 'query', 'api'],
  info,
  nearness: 'private',
  isEncrypted: true,
  isOpen: false,
  roundTripMs: 0.3,
  skewMs: 2,
};

/** A production site of which every check says `ok`, with what a test changes. */
export function healthyFacts(changes: Changes = {}): Facts {
  const layers: RedisServer = { ...server, info: { ...info, ...changes.info }, ...changes.server };
  const kept: RedisServer = {
    ...server,
    address: '10.0.0.3:6379',
    places: ['queue', 'session', 'control'],
    info: { ...info, maxmemory_policy: 'noeviction', db5: 'keys=3,expires=1,avg_ttl=1' },
  };
  const login: RedisLogin = {
    user: 'view',
    address: '10.0.0.2:6379',
    places: ['view'],
    touchesForeignKeys: false,
    touchesPlaces: [],
    commands: [],
    ...changes.login,
  };
  const redis: RedisFacts = {
    servers: changes.server?.places?.includes('control') ? [layers] : [layers, kept],
    logins: [login],
    unreachable: [],
    control: { ...control, ...changes.control },
    ...changes.redis,
  };
  return {
    isProduction: changes.isProduction ?? true,
    settings: { ...settings, ...changes.settings },
    redis,
    postgres: { ...postgres, ...changes.postgres },
  };
}

const settings: SettingsFacts = {
  siteUrl: 'https://simlane.example',
  trustedProxies: 1,
  cacheOff: [],
  cacheTauMs: 250,
  cacheDeltaMs: 5_000,
  databasePoolMax: 10,
  acceptUnsafe: false,
  isNodeProduction: true,
  secret: '3f9c1b7e5a8d2046b1c7f03e9d6a5284c0e7b91f4d3a6582',
  previousSecrets: [],
  actionsKey: 'Zm9ydHkgdHdvIGlzIHRoZSBhbnN3ZXIgdG8gYWxsLi4=',
  metricsToken: '8c1d4e7f2a5b9063d8e1',
  hasDemoPassword: false,
  nodeVersion: '24.21.0',
  nextVersion: '16.4.6',
  missingInternals: [],
};

const postgres: PostgresFacts = {
  version: 150_008,
  versionText: '15.8',
  isReplica: false,
  maxConnections: 100,
  reservedConnections: 3,
  usedConnections: 20,
  ownConnections: 11,
  statementTimeoutMs: 5_000,
  idleInTransactionTimeoutMs: 15_000,
  hasStatistics: true,
  skewMs: -3,
  migrations: { missing: [], isAhead: false },
  triggers: new Map(
    tableTriggers().map(({ table, triggers }) => [
      table,
      triggers.map(({ name }) => ({ name, enabled: 'A', isAsDefined: true })),
    ]),
  ),
  isPooled: false,
  outbox: { waiting: 0, oldestMs: null, bytes: 8_192 },
  openTransactions: [],
};
