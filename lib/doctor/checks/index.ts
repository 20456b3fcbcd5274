import type { Check } from '../check.ts';
import { postgresConnections, postgresTransactions, relayHeartbeat, relayOutbox } from './postgres-load.ts';
import { postgresMigrations, postgresTriggers } from './postgres-schema.ts';
import {
  postgresPooler,
  postgresPrimary,
  postgresReachable,
  postgresStatements,
  postgresTimeouts,
  postgresVersion,
} from './postgres-server.ts';
import { redisPassword, redisRights, redisTls } from './redis-access.ts';
import { redisDurability, redisPersistence, redisSeparation } from './redis-durability.ts';
import { redisMaxmemory, redisMemory, redisPolicy } from './redis-memory.ts';
import { redisReachable, redisRole, redisRoundTrip, redisTopology, redisVersion } from './redis-server.ts';
import { runtimeClocks, runtimeNext, runtimeNode } from './runtime.ts';
import { settingsActionsKey, settingsDemo, settingsMetricsToken, settingsSecret } from './settings-secrets.ts';
import {
  settingsBounds,
  settingsLayersOff,
  settingsOverride,
  settingsProxies,
  settingsSiteUrl,
} from './settings-site.ts';

/** All that the doctor looks at, in the order of docs/operations/doctor.md. */
export const checks: readonly Check[] = [
  redisReachable,
  redisVersion,
  redisRole,
  redisPolicy,
  redisMaxmemory,
  redisMemory,
  redisDurability,
  redisPersistence,
  redisSeparation,
  redisPassword,
  redisRights,
  redisTls,
  redisTopology,
  redisRoundTrip,
  postgresReachable,
  postgresVersion,
  postgresPrimary,
  postgresMigrations,
  postgresTriggers,
  postgresTimeouts,
  postgresPooler,
  postgresConnections,
  postgresTransactions,
  postgresStatements,
  relayHeartbeat,
  relayOutbox,
  settingsSecret,
  settingsActionsKey,
  settingsMetricsToken,
  settingsSiteUrl,
  settingsProxies,
  settingsBounds,
  settingsLayersOff,
  settingsDemo,
  settingsOverride,
  runtimeNode,
  runtimeNext,
  runtimeClocks,
];
