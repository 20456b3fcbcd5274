import { expect, test } from 'vitest';
import { parseForm } from '../forms/index.ts';
import { accountSchema, adminSchema, registerSchema } from './schema.ts';

const good = {
  name: 'Ada Pace',
  handle: 'ada-pace',
  email: 'ada@example.com',
  password: 'ten letters',
  timeZone: 'Europe/Berlin',
};

function problems(changed: Partial<Record<keyof typeof good, string>>): unknown {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...good, ...changed })) form.set(name, value);
  const parsed = parseForm(registerSchema, form);
  return parsed.ok ? {} : parsed.error.fields;
}

const wrong: [string, Partial<typeof good>, unknown][] = [
  ['an empty handle is asked for once', { handle: ' ' }, { handle: ['required'] }],
  ['a handle of two characters is too short', { handle: 'ab' }, { handle: ['handleLength'] }],
  ['a handle of 25 characters is too long', { handle: 'a'.repeat(25) }, { handle: ['handleLength'] }],
  ['a handle must not end in a dash', { handle: 'ada-' }, { handle: ['handleShape'] }],
  ['a handle must not hold two dashes in a row', { handle: 'a--b' }, { handle: ['handleShape'] }],
  ['a handle is plain letters', { handle: 'ädä' }, { handle: ['handleShape'] }],
  ['a reserved handle is refused in any case', { handle: 'AdMin' }, { handle: ['handleReserved'] }],
  ['a password of nine characters is too short', { password: '123456789' }, { password: ['passwordTooShort'] }],
  ['a password of 257 characters is too long', { password: 'x'.repeat(257) }, { password: ['passwordTooLong'] }],
  ['an empty password is asked for, not measured', { password: '' }, { password: ['required'] }],
  ['an address without a domain is no address', { email: 'ada@' }, { email: ['emailShape'] }],
  ['an address of 10 kB is too long', { email: `${'a'.repeat(10_000)}@example.com` }, { email: ['tooLong'] }],
  ['a zone that nobody knows is refused', { timeZone: 'Mars/Olympus' }, { timeZone: ['timeZone'] }],
  ['an offset is no zone', { timeZone: '+02:00' }, { timeZone: ['timeZone'] }],
  ['a name of spaces is empty', { name: ' \n ' }, { name: ['required'] }],
  ['a name can not turn the text around it', { name: 'Ada\u202e' }, { name: ['nameCharacters'] }],
];

for (const [name, changed, expected] of wrong) {
  test(name, () => expect(problems(changed)).toEqual(expected));
}

test('a good registration passes, tidied', () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...good, name: '  Ada   Pace ', handle: ' Ada_1-x ' }))
    form.set(name, value);
  expect(parseForm(registerSchema, form)).toMatchObject({ ok: true, data: { name: 'Ada Pace', handle: 'Ada_1-x' } });
});

test('only the command line may give out reserved handles', () => {
  expect(adminSchema.safeParse({ ...good, handle: 'admin' }).success).toBe(true);
  expect(adminSchema.safeParse({ ...good, handle: 'a b' }).success).toBe(false);
});

test('a role or a hash can not be slipped into the account form', () => {
  expect(Object.keys(accountSchema.shape).sort()).toEqual([
    'handle',
    'hourCycle',
    'locale',
    'name',
    'theme',
    'timeZone',
  ]);
});
