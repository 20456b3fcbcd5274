import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { userLines } from './redis-users.ts';

test('the manual’s lines are those that the site’s own Redis gets', () => {
  const manual = readFileSync(new URL('../../docs/operations/redis-users.md', import.meta.url), 'utf8');
  const lines = userLines({ app: 'a', maintenance: 'm' }, 'sl', 7).map((line) =>
    line.replace(/#[0-9a-f]{64}/, '#HASH'),
  );
  expect(manual).toContain(lines.join('\n'));
});

test('the start script of the compose file gives its users the same rights', () => {
  const script = readFileSync(new URL('../deploy/redis-start.sh', import.meta.url), 'utf8');
  const [fallback = '', app = ''] = userLines({ app: 'a', maintenance: 'm' }, 'sl', 7);
  expect(script).toContain(fallback);
  expect(script).toContain(`may='${app.slice(app.indexOf('resetchannels'))}'`);
});
