import type { Redis } from 'ioredis';
import { schemaVersion } from '../../cache/layers.ts';
import type { DoctorPlace } from './redis.ts';

export type RedisRights = {
  /** Null: this Redis does not tell. */
  readonly user: string | null;
  readonly touchesForeignKeys: boolean;
  /** Places it does not serve, but whose keys it may touch. */
  readonly touchesPlaces: readonly DoctorPlace[];
  /** Commands it may run that no layer needs. */
  readonly commands: readonly string[];
};

/** A key that each place would write; the queue's are BullMQ's own affair. */
const sampleKeys: Partial<Record<DoctorPlace, (prefix: string) => string>> = {
  session: (prefix) => `${prefix}:v${schemaVersion}:session:doctor`,
  view: (prefix) => `${prefix}:v${schemaVersion}:view:doctor:doctor`,
  query: (prefix) => `${prefix}:v${schemaVersion}:query:doctor:doctor`,
  api: (prefix) => `${prefix}:v${schemaVersion}:api:doctor:doctor`,
  control: (prefix) => `${prefix}:{clocks}:doctor`,
};

/** What a connection may do. Nothing is changed: keys are read that don't exist, and commands are queued, never run. */
export async function gatherRights(
  redis: Redis,
  places: readonly DoctorPlace[],
  keyPrefix: string,
): Promise<RedisRights> {
  const user = await redis.call('ACL', 'WHOAMI').then(String, () => null);
  const touchesForeignKeys = await isAllowed(() => redis.exists('simlane-doctor:foreign'));
  const touchesPlaces: DoctorPlace[] = [];
  for (const [place, key] of Object.entries(sampleKeys) as [DoctorPlace, (prefix: string) => string][]) {
    if (places.includes(place)) continue;
    if (await isAllowed(() => redis.exists(key(keyPrefix)))) touchesPlaces.push(place);
  }
  const commands: string[] = [];
  if (await isAllowedQueued(redis, 'KEYS', 'simlane-doctor:*')) commands.push('KEYS');
  if (await isAllowedQueued(redis, 'CONFIG', 'GET', 'maxmemory')) commands.push('CONFIG');
  if (user !== null && (await mayFlush(redis, user))) commands.push('FLUSHALL');
  return { user, touchesForeignKeys, touchesPlaces, commands };
}

/** Redis 7 says what a user may do, to those who may ask: then nothing that could do harm is sent at all. */
async function mayFlush(redis: Redis, user: string): Promise<boolean> {
  return redis.call('ACL', 'DRYRUN', user, 'FLUSHALL').then(
    (answer) => answer === 'OK',
    () => false,
  );
}

/** In MULTI rights are checked when a command is queued; DISCARD drops it. */
async function isAllowedQueued(redis: Redis, command: string, ...args: string[]): Promise<boolean> {
  if ((await redis.call('MULTI').catch(() => null)) !== 'OK') return false;
  try {
    return await isAllowed(() => redis.call(command, ...args));
  } finally {
    await redis.call('DISCARD').catch(() => undefined);
  }
}

async function isAllowed(command: () => Promise<unknown>): Promise<boolean> {
  try {
    await command();
    return true;
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (text.startsWith('NOPERM')) return false;
    // Rights come before slots: another node of a cluster has the key, and this user may have it.
    if (text.startsWith('MOVED')) return true;
    throw error;
  }
}
