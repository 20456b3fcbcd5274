import type { Child } from '../services/child.ts';
import { processIdentity } from '../services/process-identity.ts';
import { layerUsers, type RedisAddresses } from '../services/redis-users.ts';
import { type State, writeState } from '../state.ts';
import type { Running } from './running.ts';

/** What one run of `up` knows; filled by its tasks from top to bottom. */
export type Up = {
  readonly port: number;
  readonly state: State;
  readonly running: Running;
  /** Addresses that were in the environment: used as they are. */
  readonly given: Record<'databaseUrl' | 'redisUrl' | 'keyPrefix', string | undefined>;
  readonly isOwnDatabase: boolean;
  readonly warnings: string[];
  databaseUrl: string;
  redis: RedisAddresses | null;
  app: Child | null;
  /** What the tools and `.simlane/env` get. */
  environment(): Record<string, string>;
  /** What the web server gets: the same, with a Redis user of its own for each layer. */
  appEnvironment(): Record<string, string>;
  /** What the worker gets: besides, who may list keys. */
  workerEnvironment(): Record<string, string>;
  /** Writes down which process it is, so that the next `up` can stop it after a crash. */
  remember(what: 'app' | 'worker', child: Child): void;
};

export function makeUp(port: number, state: State, running: Running): Up {
  const given = {
    databaseUrl: process.env.DATABASE_URL || undefined,
    redisUrl: process.env.REDIS_URL || undefined,
    keyPrefix: process.env.SIMLANE_KEY_PREFIX || undefined,
  };
  return {
    port,
    state,
    running,
    given,
    isOwnDatabase: given.databaseUrl === undefined,
    warnings: [],
    databaseUrl: '',
    redis: null,
    app: null,
    environment() {
      const { secrets } = state;
      return {
        DATABASE_URL: this.databaseUrl,
        REDIS_URL: given.redisUrl ?? this.redis?.url ?? '',
        ...(this.redis ? { REDIS_MAINTENANCE_URL: this.redis.maintenanceUrl } : {}),
        ...(given.keyPrefix ? { SIMLANE_KEY_PREFIX: given.keyPrefix } : {}),
        PORT: String(port),
        SITE_URL: process.env.SITE_URL || `http://localhost:${port}`,
        WARM_URL: process.env.WARM_URL || `http://127.0.0.1:${port}`,
        METRICS_TOKEN: process.env.METRICS_TOKEN || secrets.metrics,
        ...(this.isOwnDatabase ? { DEMO_PASSWORD: secrets.demo } : {}),
        SIMLANE_SECRET: process.env.SIMLANE_SECRET || secrets.simlane,
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.actions,
      };
    },
    appEnvironment() {
      const { REDIS_MAINTENANCE_URL: _, ...shared } = this.environment();
      return { ...shared, ...(this.redis ? layerAddresses(this.redis) : {}) };
    },
    workerEnvironment() {
      const { REDIS_MAINTENANCE_URL } = this.environment();
      return { ...this.appEnvironment(), ...(REDIS_MAINTENANCE_URL ? { REDIS_MAINTENANCE_URL } : {}) };
    },
    remember(what, { pid }) {
      state[what] = { pid, identity: processIdentity(pid) ?? '' };
      writeState(state);
    },
  };
}

// An address that was given for a layer stays. Tools get one user for all, so that a REDIS_URL of theirs replaces it all.
function layerAddresses({ layerUrls }: RedisAddresses): Record<string, string> {
  const addresses = layerUsers.map((layer) => {
    const name = `REDIS_URL_${layer.toUpperCase()}`;
    return [name, process.env[name] || layerUrls[layer]] as const;
  });
  return Object.fromEntries(addresses);
}
