import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = `${import.meta.dirname}/..`;

test('every module with a cached read is named', () => {
  const modules = globSync('**/*.ts', { cwd: root })
    .filter((file) => !file.startsWith('cache/') && !file.endsWith('.test.ts'))
    .filter((file) => /= (?:query|fragment|cached)[(<]/.test(readFileSync(`${root}/${file}`, 'utf8')));
  const named = [...readFileSync(`${import.meta.dirname}/all-reads.ts`, 'utf8').matchAll(/import\('\.\.\/(.*?)'\)/g)];
  expect(modules.length).toBeGreaterThan(30);
  expect(named.map(([, file]) => file).toSorted()).toEqual(modules.toSorted());
});
