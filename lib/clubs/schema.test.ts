import { describe, expect, test } from 'vitest';
import { parseForm } from '../forms/index.ts';
import { mostLinks } from './limits.ts';
import { clubLinksSchema, createClubSchema, linksOf, renameClubSchema, updateClubSchema } from './schema.ts';

const clubId = '01890000-0000-7000-8000-000000000000';
const given = { name: 'Apex Hunters', description: '', country: '', visibility: 'public', rosterVisibility: 'members' };

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

describe('founding', () => {
  const wrong = (fields: Record<string, string>) => {
    const parsed = parseForm(createClubSchema, form({ ...given, ...fields }));
    return parsed.ok ? null : parsed.error.fields;
  };

  test('the address may be left to the name', () => {
    expect(parseForm(createClubSchema, form(given))).toMatchObject({ ok: true, data: { slug: '', country: null } });
  });

  test('a name no address can be made of needs one typed', () => {
    expect(wrong({ name: '日本レーシング' })).toEqual({ slug: ['slugRequired'] });
    expect(wrong({ name: '日本レーシング', slug: 'nihon-racing' })).toBeNull();
    expect(wrong({ name: 'New' })).toEqual({ slug: ['slugRequired'] });
  });

  test.each([
    ['new', 'slugReserved'],
    ['ADMIN', 'slugReserved'],
    ['a--b', 'slugShape'],
    ['-a', 'slugShape'],
    ['a/b', 'slugShape'],
    ['é', 'slugShape'],
    ['x'.repeat(49), 'tooLong'],
  ])('the address %s is refused', (slug, key) => {
    expect(wrong({ slug })?.slug).toContain(key);
  });

  test.each([
    ['name', 'ab', 'tooShort'],
    ['name', 'x'.repeat(61), 'tooLong'],
    ['name', '<b>bold</b>', 'nameCharacters'],
    ['name', 'zero\u200bwidth', 'nameCharacters'],
    ['name', '   ', 'required'],
    ['description', 'x'.repeat(2_001), 'tooLong'],
    ['country', 'XX', 'choose'],
    ['visibility', 'secret', 'choose'],
    ['rosterVisibility', '', 'choose'],
  ] as const)('a %s of %j is refused', (field, value, key) => {
    expect(wrong({ [field]: value })?.[field]).toContain(key);
  });
});

test('an update names its club by an id', () => {
  expect(parseForm(updateClubSchema, form({ ...given, clubId: 'apex' }))).toMatchObject({
    error: { fields: { clubId: ['invalid'] } },
  });
});

test.each(['', 'x', 'settings'])('a club is not renamed to %j', (slug) => {
  expect(parseForm(renameClubSchema, form({ clubId, slug })).ok).toBe(false);
});

describe('links', () => {
  const parse = (fields: Record<string, string>) => parseForm(clubLinksSchema, form({ clubId, ...fields }));

  test('are read in order, without the rows left empty', () => {
    const parsed = parse({
      ...{ label1: ' Discord ', url1: ' https://chat.example/a?b=c ' },
      ...{ label2: '', url2: '' },
      ...{ label3: 'Videos', url3: 'https://v.example' },
    });
    expect(parsed.ok && linksOf(parsed.data)).toEqual([
      { label: 'Discord', url: 'https://chat.example/a?b=c' },
      { label: 'Videos', url: 'https://v.example' },
    ]);
  });

  test('what is wrong is said of its own row', () => {
    expect(parse({ label1: 'A', url1: 'https://a.example', label2: '', url2: 'ftp://x.example' })).toMatchObject({
      error: { fields: { label2: ['linkLabel'], url2: ['linkUrl'] }, values: { url1: 'https://a.example' } },
    });
  });

  test.each([
    'javascript:alert(1)',
    'http://plain.example',
    '//a.example',
    'https://',
    'https://localhost',
    'https://user:pass@a.example',
    'https://a.example/with space',
    'https://a.example/\u0000',
    `https://a.example/${'x'.repeat(300)}`,
  ])('no link leads to %j', (url1) => {
    expect(parse({ label1: 'A', url1 })).toMatchObject({ ok: false, error: { fields: { url1: ['linkUrl'] } } });
  });

  test('rows beyond the last do not count', () => {
    const parsed = parse({ [`label${mostLinks + 1}`]: 'A', [`url${mostLinks + 1}`]: 'https://a.example' });
    expect(parsed.ok && linksOf(parsed.data)).toEqual([]);
  });
});
