import { expect, test } from 'vitest';
import { describeDevice } from './describe-device.ts';

const agents: [string, string | null, string | null][] = [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
    'Edge',
    'Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['curl/8.5.0', null, null],
  ['', null, null],
];

for (const [agent, browser, system] of agents) {
  test(`${browser ?? 'no known browser'} on ${system ?? 'no known system'} is told from "${agent.slice(0, 40)}"`, () => {
    expect(describeDevice(agent)).toEqual({ browser, system });
  });
}

test('a session without a user agent has no names', () => {
  expect(describeDevice(null)).toEqual({ browser: null, system: null });
});
