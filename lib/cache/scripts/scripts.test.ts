import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as scripts from './index.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.lua'));
const camelCase = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

test.each(files)('the text that runs is %s', (file) => {
  const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
  expect(scripts).toHaveProperty([camelCase(file.replace('.lua', ''))], source);
});

test('there is a file for every script', () => {
  expect(Object.keys(scripts).toSorted()).toEqual(files.map((file) => camelCase(file.replace('.lua', ''))).toSorted());
});
