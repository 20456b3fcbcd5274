import { expect, test } from 'vitest';
import { healthyFacts } from '../testing/healthy-facts.ts';
import { isProductionSite } from './settings.ts';

test.each([
  ['https://simlane.example', true, 'server', true],
  ['https://simlane.example', false, 'server', false],
  ['https://simlane.example', false, 'tool', true],
  ['http://localhost:3000', true, 'server', false],
  ['http://[::1]:3000', true, 'server', false],
  ['http://127.0.0.1:3000', true, 'tool', false],
  [undefined, true, 'server', false],
] as const)('%s, NODE_ENV=production %s, asked by a %s', (siteUrl, isNodeProduction, asked, expected) => {
  expect(isProductionSite({ ...healthyFacts().settings, siteUrl, isNodeProduction }, asked)).toBe(expected);
});
