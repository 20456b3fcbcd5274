import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const headers = (peer: string, forwarded?: string) =>
  new Headers({ 'x-simlane-peer': peer, ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }) });

test('without trusted proxies a forwarded address is never believed', () => {
  expect(clientAddress(headers('203.0.113.9', '198.51.100.1'), 0)).toBe('203.0.113.9');
});

test('behind one proxy the address it saw counts, not what the client claimed', () => {
  expect(clientAddress(headers('10.0.0.1', '1.1.1.1, 203.0.113.9'), 1)).toBe('203.0.113.9');
});

test('behind two proxies the outer one is believed', () => {
  expect(clientAddress(headers('10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2'), 2)).toBe('203.0.113.9');
});

test('a header shorter than the chain of proxies falls back to the socket', () => {
  expect(clientAddress(headers('10.0.0.1', '203.0.113.9'), 3)).toBe('10.0.0.1');
});

test('all addresses of an IPv6 customer share one allowance', () => {
  const one = clientAddress(headers('2001:db8:1:2:aaaa::1'), 0);
  expect(one).toBe('2001:db8:1:2::/64');
  expect(clientAddress(headers('2001:0db8:0001:0002:ffff:ffff:ffff:ffff'), 0)).toBe(one);
  expect(clientAddress(headers('2001:db8:1:3::1'), 0)).not.toBe(one);
});

test('an IPv4 address in IPv6 clothes is the IPv4 address', () => {
  expect(clientAddress(headers('::ffff:203.0.113.9'), 0)).toBe('203.0.113.9');
});
