import { createHash } from 'node:crypto';

export type RedisSettings = {
  port: number;
  folder: string;
  /** Appends to disk each second, so that a restart loses nothing. */
  durable: boolean;
  /** As redis.conf writes it, such as `256mb`. */
  maxmemory: string;
  policy: 'volatile-lfu' | 'noeviction' | 'allkeys-lru';
  /** Null: the default user may do everything, without a password. */
  users: { app: string; maintenance: string } | null;
  keyPrefix: string;
  /** Redis 6 knows no `function` command, and refuses rules that name what it doesn't know. */
  major: number;
};

export const appUser = 'simlane';
export const maintenanceUser = 'maintenance';

/** A redis.conf for a private process on a loopback port. */
export function redisConfig(s: RedisSettings): string {
  const lines = [
    `port ${s.port}`,
    'bind 127.0.0.1',
    'protected-mode yes',
    'daemonize no',
    `dir ${quote(s.folder)}`,
    'databases 16',
    'save ""',
    `appendonly ${s.durable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    `maxmemory ${s.maxmemory}`,
    `maxmemory-policy ${s.policy}`,
    'shutdown-timeout 10',
    'tcp-keepalive 60',
  ].filter((line) => s.major >= 7 || !line.startsWith('shutdown-timeout'));
  return `${[...lines, ...userLines(s)].join('\n')}\n`;
}

/**
 * The app reads and writes keys under its prefix and runs its scripts; it can't list keys, flush, configure or look at
 * other clients. The maintenance user may do everything.
 */
export function userLines({ users, keyPrefix, major }: Pick<RedisSettings, 'users' | 'keyPrefix' | 'major'>): string[] {
  if (!users) return [];
  const hash = (password: string) => `#${createHash('sha256').update(password).digest('hex')}`;
  const allowed = [
    '+@all',
    '-@admin',
    '-@dangerous',
    '-scan',
    '-randomkey',
    '-script',
    '+script|load',
    '+script|exists',
  ];
  const app = [...allowed, ...(major >= 7 ? ['-function'] : []), '+info'];
  return [
    'user default off resetkeys resetchannels -@all',
    `user ${appUser} on ${hash(users.app)} ~${keyPrefix}:* resetchannels &${keyPrefix}:* ${app.join(' ')}`,
    `user ${maintenanceUser} on ${hash(users.maintenance)} ~* &* +@all`,
  ];
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
