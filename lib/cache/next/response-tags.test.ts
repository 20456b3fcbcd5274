import { expect, test } from 'vitest';
import type { NextValue } from './next-values.ts';
import { encodeTag, reservedTag, uncacheableTag } from './reserved-tags.ts';
import { responseTags } from './response-tags.ts';

const key = '/route-cache/APP_PAGE/0000/$/profiles';

function page(tags: string): NextValue {
  return {
    kind: 'APP_PAGE',
    html: '',
    rscData: undefined,
    headers: { 'x-next-cache-tags': tags },
    postponed: undefined,
    status: 200,
    segmentData: undefined,
  };
}

test.each(['profile:1', 'rain,snow', 'größe 100 %', '100%', '%2C', 'a\tb', '🏁'])('%j survives the header', (tag) => {
  expect(encodeTag(tag)).toMatch(/^[\x21-\x7e]*$/);
  expect(responseTags(key, page(`_N_T_/profiles,${reservedTag},${encodeTag(tag)}`))).toEqual(['_N_T_/profiles', tag]);
});

test('a value without tags depends on its path', () => {
  expect(responseTags(key, null)).toEqual(['_N_T_/profiles']);
  expect(responseTags(key, { kind: 'REDIRECT', props: {} })).toEqual(['_N_T_/profiles']);
});

test('a page that read something it cannot carry the tags of is not stored', () => {
  expect(responseTags(key, page(`a,${uncacheableTag}`))).toBeNull();
});
