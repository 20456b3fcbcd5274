import type { Child } from '../services/child.ts';
import type { RedisServer } from './chaos.ts';
import type { App } from './visitors.ts';

export type AppProcess = App & { child: Child };

/** What a run stands on. */
export type Ground = {
  /** An administrator's: databases and roles are made. */
  adminUrl: string;
  redisUrl: string;
  /** Null where nothing may happen to it. */
  redis: RedisServer | null;
  env: NodeJS.ProcessEnv;
  logFolder: string;
  /** `next start`; null: without pages. */
  startApp: ((name: string, env: NodeJS.ProcessEnv) => Promise<AppProcess>) | null;
  /** Ends a started process with the run, whatever becomes of it. */
  track(child: Child): Promise<void>;
  say(text: string): void;
};
