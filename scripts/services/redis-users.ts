import { createHash, createHmac } from 'node:crypto';

export type UserPasswords = { app: string; maintenance: string };

/**
 * Keys that a layer's user may touch, after the prefix. Entries begin with their schema version, jobs with `queue`, control
 * data with no letter of these two.
 */
const layerKeys = {
  session: ['v*:session:*'],
  view: ['v*:view:*', 'v*:fragment:*'],
  query: ['v*:query:*'],
  api: ['v*:api:*'],
  queue: ['queue:*'],
  control: ['[^vq]*'],
} as const;

export type LayerUser = keyof typeof layerKeys;
export const layerUsers = Object.keys(layerKeys) as LayerUser[];

const appUser = 'simlane';
const maintenanceUser = 'maintenance';

/**
 * The `user` lines of redis.conf. A layer's user reads and writes that layer's keys, `simlane` all keys of the app;
 * none can list keys, flush, configure or look at other clients. The maintenance user may do everything.
 * `major` is Redis' version: 6 knows no `function` command and refuses rules that name it.
 */
export function userLines(passwords: UserPasswords | null, keyPrefix: string, major: number): string[] {
  if (!passwords) return [];
  const denied = ['-@admin', '-@dangerous', '-scan', '-randomkey', '-script', ...(major >= 7 ? ['-function'] : [])];
  const commands = ['+@all', ...denied, '+script|load', '+script|exists', '+info'].join(' ');
  const user = (name: string, password: string, patterns: readonly string[]) =>
    `user ${name} on #${sha256(password)} ${patterns.map((keys) => `~${keyPrefix}:${keys}`).join(' ')} resetchannels ${commands}`;
  return [
    // Nobody can be this user, but it needs its rights: Redis checks them when it replays transactions from its log at
    // start, and would drop what scripts had written.
    'user default off resetpass ~* &* +@all',
    user(appUser, passwords.app, ['*']),
    ...layerUsers.map((layer) => user(layer, layerPassword(passwords, layer), layerKeys[layer])),
    `user ${maintenanceUser} on #${sha256(passwords.maintenance)} ~* &* +@all`,
  ];
}

export type RedisAddresses = { url: string; maintenanceUrl: string; layerUrls: Record<LayerUser, string> };

/** The addresses of a Redis on a loopback port; all alike when it has no users. */
export function redisAddresses(port: number, passwords: UserPasswords | null): RedisAddresses {
  const address = (user: string, password: string | undefined) =>
    `redis://${password === undefined ? '' : `${user}:${password}@`}127.0.0.1:${port}`;
  const layer = (name: LayerUser) => address(name, passwords ? layerPassword(passwords, name) : undefined);
  return {
    url: address(appUser, passwords?.app),
    maintenanceUrl: address(maintenanceUser, passwords?.maintenance),
    layerUrls: Object.fromEntries(layerUsers.map((name) => [name, layer(name)])) as Record<LayerUser, string>,
  };
}

function layerPassword(passwords: UserPasswords, layer: LayerUser): string {
  return createHmac('sha256', passwords.app).update(layer).digest('hex').slice(0, 48);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
