import { describe, expect, test } from 'vitest';
import { parseRedisUrl } from './redis-url.ts';

describe('one server', () => {
  test('its db number is dropped, because each layer has its own', () => {
    expect(parseRedisUrl('redis://:secret@127.0.0.1:6380/3')).toEqual({
      kind: 'server',
      url: 'redis://:secret@127.0.0.1:6380',
    });
  });

  test.each(['redis:', 'http://127.0.0.1', 'localhost:6379', 'redis://a:1,b:2'])('%s is refused', (text) => {
    expect(() => parseRedisUrl(text)).toThrow(/^must /);
  });
});

describe('a cluster', () => {
  test('has nodes, a login and TLS; a port left out is 6379', () => {
    expect(parseRedisUrl('rediss+cluster://app:p%40ss@a.example,[::1]:7000')).toEqual({
      kind: 'cluster',
      tls: true,
      username: 'app',
      password: 'p@ss',
      nodes: [
        { host: 'a.example', port: 6379 },
        { host: '::1', port: 7000 },
      ],
    });
  });

  test('db 0 may be named, another may not: a cluster has only that one', () => {
    expect(parseRedisUrl('redis+cluster://a:1/0')).toMatchObject({ kind: 'cluster' });
    expect(() => parseRedisUrl('redis+cluster://a:1/5')).toThrow('only db 0');
  });
});

describe('a group under Sentinel', () => {
  test('has sentinels, the name of its master, and a login for each kind of server', () => {
    expect(parseRedisUrl('redis+sentinel://:secret@s1,s2:5000/main?sentinelPassword=other%26')).toEqual({
      kind: 'sentinel',
      tls: false,
      username: undefined,
      password: 'secret',
      sentinels: [
        { host: 's1', port: 26379 },
        { host: 's2', port: 5000 },
      ],
      master: 'main',
      sentinelLogin: { username: undefined, password: 'other&' },
    });
  });

  test('without the name of its master it is refused', () => {
    expect(() => parseRedisUrl('redis+sentinel://s1:5000')).toThrow("must end in the master's name");
  });
});

test.each([
  'redis+cluster://',
  'redis+cluster://a:1,,b:2',
  'redis+cluster://a:99999',
  'redis+cluster://a:1?db=2',
  'redis+sentinel://s1:1/main?password=hunter2',
  'redis+cluster://app:hunter2%@a:1',
  'redis+cluster://app:hunter2@a:port',
])('%s is refused, and the message holds no password', (text) => {
  expect(() => parseRedisUrl(text)).toThrow(/^must (?!.*hunter2)/);
});
