import type { PostgresFacts } from './postgres.ts';
import type { RedisFacts } from './redis.ts';
import type { SettingsFacts } from './settings.ts';

/** What the doctor has learnt, without any judgement. Null: not configured. */
export type Facts = {
  /** Whether this site is one that may be refused its start. */
  readonly isProduction: boolean;
  readonly settings: SettingsFacts;
  readonly redis: RedisFacts | null;
  readonly postgres: PostgresFacts | { readonly error: string } | null;
};
