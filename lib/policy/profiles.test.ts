import { expect, test } from 'vitest';
import {
  type Audience,
  audienceOf,
  audiences,
  canProfile,
  canSeeProfile,
  reachOf,
  sections,
  visibilities,
  visibleSections,
} from './profiles.ts';

/** Who sees what, written out: the table is the promise. */
const sees: Record<Audience, { public: boolean; clubmates: boolean; private: boolean; hidden: boolean; off: boolean }> =
  {
    public: { public: true, clubmates: false, private: false, hidden: false, off: false },
    clubmate: { public: true, clubmates: true, private: false, hidden: false, off: false },
    owner: { public: true, clubmates: true, private: true, hidden: true, off: true },
    siteAdmin: { public: true, clubmates: true, private: true, hidden: true, off: true },
  };

for (const audience of audiences) {
  for (const visibility of visibilities) {
    for (const hidden of [false, true]) {
      const expected = sees[audience][visibility] && (!hidden || sees[audience].hidden);
      test(`${audience} ${expected ? 'sees' : 'does not see'} a ${visibility}${hidden ? ', hidden' : ''} profile`, () => {
        expect(canSeeProfile({ visibility, hidden }, audience)).toBe(expected);
      });
    }
  }
  for (const section of sections) {
    for (const on of [false, true]) {
      const expected = on || (sees[audience].off && section !== 'realName');
      test(`${audience} ${expected ? 'reads' : 'does not read'} ${section} when its flag is ${on ? 'on' : 'off'}`, () => {
        const flags = { realName: !on, ratings: !on, laps: !on, results: !on, [section]: on };
        expect(visibleSections(flags, audience)[section]).toBe(expected);
      });
    }
  }
  test(`the reads of ${audience} ask for no more than he may see`, () => {
    const reach = reachOf(audience);
    for (const visibility of visibilities) {
      expect(reach.visibilities.includes(visibility)).toBe(canSeeProfile({ visibility, hidden: false }, audience));
    }
    expect(reach.hidden).toBe(canSeeProfile({ visibility: 'public', hidden: true }, audience));
  });
}

const user = { userId: 'a', siteRole: 'user' } as const;
const admin = { userId: 'a', siteRole: 'admin' } as const;
test.each([
  ['a visitor is public', null, 'b', true, 'public'],
  ['a visitor is public to an unclaimed profile', null, null, true, 'public'],
  ['a user is public to a stranger', user, 'b', false, 'public'],
  ['a user is a clubmate of one who shares a club', user, 'b', true, 'clubmate'],
  ['nobody is a clubmate of an unclaimed profile', user, null, true, 'public'],
  ['a user owns his own', user, 'a', false, 'owner'],
  ['a site admin owns his own', admin, 'a', false, 'owner'],
  ['a site admin is admin to others', admin, 'b', true, 'siteAdmin'],
  ['a site admin is admin to an unclaimed profile', admin, null, false, 'siteAdmin'],
] as const)('%s', (_name, viewer, ownerId, sharesClub, audience) => {
  expect(audienceOf({ viewer, ownerId, sharesClub })).toBe(audience);
});

const mayAct = {
  update: ['owner'],
  setPrivacy: ['owner'],
  unlink: ['owner'],
  claim: ['anybody signed in, of an unclaimed profile'],
} as const;
for (const [action, who] of Object.entries(mayAct)) {
  test(`${action} is for ${who.join()} alone`, () => {
    const act = action as keyof typeof mayAct;
    expect(canProfile(null, act, 'a')).toBe(false);
    expect(canProfile(null, act, null)).toBe(false);
    expect(canProfile({ userId: 'a' }, act, 'a')).toBe(action !== 'claim');
    expect(canProfile({ userId: 'a' }, act, 'b')).toBe(false);
    expect(canProfile({ userId: 'a' }, act, null)).toBe(action === 'claim');
  });
}
