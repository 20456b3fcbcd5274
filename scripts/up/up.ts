import type { Child } from '../services/child.ts';
import { processIdentity } from '../services/process-identity.ts';
import { type State, writeState } from '../state.ts';
import type { Running } from './running.ts';

/** What one run of `up` knows; filled by its tasks from top to bottom. */
export type Up = {
  readonly port: number;
  readonly state: State;
  readonly running: Running;
  /** Addresses that were in the environment: used as they are. */
  readonly given: { databaseUrl: string | undefined; redisUrl: string | undefined };
  readonly isOwnDatabase: boolean;
  readonly warnings: string[];
  databaseUrl: string;
  redis: { url: string; maintenanceUrl: string } | null;
  app: Child | null;
  /** What the app, the tools and `.simlane/env` get. */
  environment(): Record<string, string>;
  /** Writes down which process serves, so that the next `up` can stop it after a crash. */
  rememberApp(): void;
};

export function makeUp(port: number, state: State, running: Running): Up {
  const given = { databaseUrl: process.env.DATABASE_URL || undefined, redisUrl: process.env.REDIS_URL || undefined };
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
        PORT: String(port),
        SITE_URL: process.env.SITE_URL || `http://localhost:${port}`,
        METRICS_TOKEN: process.env.METRICS_TOKEN || secrets.metrics,
        ...(this.isOwnDatabase ? { DEMO_PASSWORD: secrets.demo } : {}),
        SIMLANE_SECRET: process.env.SIMLANE_SECRET || secrets.simlane,
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.actions,
      };
    },
    rememberApp() {
      const pid = this.app?.pid ?? 0;
      state.app = { pid, identity: processIdentity(pid) ?? '' };
      writeState(state);
    },
  };
}
