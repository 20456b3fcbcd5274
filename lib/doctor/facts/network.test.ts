import { expect, test } from 'vitest';
import { isLoopbackHost, nearness } from './network.ts';

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.8.9.1', 'loopback'],
  ['::1', 'loopback'],
  ['10.1.2.3', 'private'],
  ['172.31.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['fd00::1', 'private'],
  ['203.0.113.7', 'public'],
  ['2001:db8::1', 'public'],
  ['', 'public'],
])('%s is %s', (address, expected) => {
  expect(nearness(address)).toBe(expected);
});

test.each([
  ['localhost', true],
  ['app.localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['localhost.example', false],
  ['10.0.0.1', false],
  ['simlane.example', false],
])('%s is this machine: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});
