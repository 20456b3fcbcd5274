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
