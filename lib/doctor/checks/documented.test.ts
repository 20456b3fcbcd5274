import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checks } from './index.ts';

const page = readFileSync(new URL('../../../docs/operations/doctor.md', import.meta.url), 'utf8');

test('docs/operations/doctor.md has every check, as it is, and no other', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const cells = rows.map((row) => row.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));
  expect(cells).toEqual(checks.map(({ id, looksAt, why, worst }) => [`\`${id}\``, looksAt, why, worst]));
});

test('no two checks share a name', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});
