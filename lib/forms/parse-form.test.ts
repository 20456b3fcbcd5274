import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm } from './parse-form.ts';

const schema = z.object({
  name: z.string('required').min(3, 'tooShort').regex(/^\w+$/, 'letters'),
  age: z.coerce.number().int(),
  cars: z.array(z.string()).optional(),
});

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
}

test('a good form is its data', () => {
  expect(parseForm(schema, form({ name: 'abc', age: '7' }))).toEqual({ ok: true, data: { name: 'abc', age: 7 } });
});

test('every wrong field says all that is wrong with it, as message keys', () => {
  const parsed = parseForm(schema, form({ name: '!', age: 'x' }));
  expect(parsed).toMatchObject({ ok: false, error: { fields: { name: ['tooShort', 'letters'], age: ['invalid'] } } });
});

test('a missing field is a wrong field', () => {
  expect(parseForm(schema, form({ age: '1' }))).toMatchObject({ error: { fields: { name: ['required'] } } });
});

test('fields that the schema does not know are ignored', () => {
  expect(parseForm(schema, form({ name: 'abc', age: '7', siteRole: 'admin' }))).toEqual({
    ok: true,
    data: { name: 'abc', age: 7 },
  });
});

test('what was typed comes back, but never a password', () => {
  const parsed = parseForm(
    schema,
    form({ name: '!', age: '1', currentPassword: 'x', newPassword: 'y', $ACTION_ID_1: '' }),
  );
  expect(parsed).toMatchObject({ ok: false, error: { values: { name: '!', age: '1' } } });
  expect(parsed.ok || Object.keys(parsed.error.values)).toEqual(['name', 'age']);
});

test('of a field sent twice the last counts, a list takes all', () => {
  const data = form({ name: ['abc', 'xyz'], age: '1', cars: ['a', 'b'] });
  expect(parseForm(schema, data, ['cars'])).toMatchObject({ data: { name: 'xyz', cars: ['a', 'b'] } });
});
