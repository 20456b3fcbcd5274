import { type UserPasswords, userLines } from './redis-users.ts';

export type RedisSettings = {
  port: number;
  folder: string;
  /** Appends to disk each second, so that a restart loses nothing. */
  durable: boolean;
  /** As redis.conf writes it, such as `256mb`. */
  maxmemory: string;
  policy: 'volatile-lfu' | 'noeviction' | 'allkeys-lru';
  /** Null: the default user may do everything, without a password. */
  users: UserPasswords | null;
  keyPrefix: string;
  /** Redis' version; 6 refuses what came with 7. */
  major: number;
};

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
  return `${[...lines, ...userLines(s.users, s.keyPrefix, s.major)].join('\n')}\n`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
