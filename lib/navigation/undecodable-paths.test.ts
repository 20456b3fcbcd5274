import { expect, test } from 'vitest';
import { decodable } from './undecodable-paths.ts';

test.each([
  ['/profiles/iracing/%E0%A4%A', '/profiles/iracing/%25E0%25A4%25A'],
  ['/a%zz?q=%zz', '/a%25zz?q=%zz'],
  ['/profiles?q=%zz', '/profiles?q=%zz'],
  ['/profiles/iracing/a%20b', '/profiles/iracing/a%20b'],
])('%s is understood as %s', (asked, understood) => {
  expect(decodable(asked)).toBe(understood);
  expect(() => decodeURIComponent(understood.split('?')[0] ?? '')).not.toThrow();
});
