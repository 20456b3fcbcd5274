import { check } from '../check.ts';
import { eachServer } from './redis-places.ts';

export const redisPassword = check({
  id: 'redis.password',
  looksAt: 'nobody gets in without a password, unless Redis is on this machine alone',
  why: 'Whoever reaches it reads what people may not see, signs himself in and empties the cache.',
  worst: 'refuse',
  judge: (facts) =>
    eachServer(facts, ({ isOpen, nearness }) => {
      if (isOpen === false) return { level: 'ok', seen: 'nobody gets in without a password' };
      if (isOpen === null) return null;
      if (nearness === 'loopback') return { level: 'ok', seen: 'needs no password, and was reached on this machine' };
      return {
        level: facts.isProduction ? 'refuse' : 'warning',
        seen: `lets anybody in without a password, at a ${nearness} address`,
        mend: 'ACL SETUSER default off, and a user with a password for SimLane (docs/decisions/0003)',
      };
    }),
});

export const redisRights = check({
  id: 'redis.rights',
  looksAt: 'what each login may touch and run: its own keys, no KEYS, CONFIG or FLUSHALL',
  why: 'A hole in one layer should reach neither the others nor what other programs keep there.',
  worst: 'warning',
  judge({ redis, isProduction }) {
    return (redis?.logins ?? []).map(({ user, address, places, touchesForeignKeys, touchesPlaces, commands }) => {
      const about = `${user ?? 'its user'} at ${address} (${places.join(', ')})`;
      const excess = [
        ...(commands.length > 0 ? [`run ${commands.join(', ')}`] : []),
        ...(touchesForeignKeys ? ['touch keys of other programs'] : []),
        ...(touchesPlaces.length > 0 && !touchesForeignKeys ? [`touch keys of ${touchesPlaces.join(', ')}`] : []),
      ];
      const mend =
        'Give each layer a user limited to its keys (docs/decisions/0003), and name it in REDIS_URL_SESSION … REDIS_URL_CONTROL.';
      if (commands.length > 0 || touchesForeignKeys) {
        return { level: isProduction ? 'warning' : 'advice', about, seen: `may ${excess.join(' and ')}`, mend };
      }
      if (touchesPlaces.length > 0) return { level: 'advice', about, seen: `may ${excess.join(' and ')}`, mend };
      if (places.length > 2) return { level: 'advice', about, seen: 'one user for all of these layers', mend };
      return { level: 'ok', about, seen: 'limited to its own keys and commands' };
    });
  },
});

export const redisTls = check({
  id: 'redis.tls',
  looksAt: 'connections that leave this machine are encrypted',
  why: 'Public layers and tags travel as they are, and so does the login.',
  worst: 'warning',
  judge: (facts) =>
    eachServer(facts, ({ isEncrypted, nearness }) => {
      if (isEncrypted) return { level: 'ok', seen: 'encrypted' };
      if (nearness === 'loopback') return { level: 'ok', seen: 'not encrypted, on this machine' };
      return {
        level: nearness === 'public' && facts.isProduction ? 'warning' : 'advice',
        seen: `not encrypted, at a ${nearness} address`,
        mend: 'rediss:// in the address, and tls-port in redis.conf',
      };
    }),
});
