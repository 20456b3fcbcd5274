import { expect, test } from 'vitest';
import { canSeeEvent, type EventStanding, type EventVisibility, eventAudienceOf, eventVisibilities } from './events.ts';
import { type Role, roles, rolesOf } from './roles.ts';

const everybody = [...roles];
const members: readonly Role[] = ['member', 'manager', 'admin', 'siteAdmin'];
const staff: readonly Role[] = ['manager', 'admin', 'siteAdmin'];

/** Who sees what by his role alone, written out: the table is the promise. */
const byRole: Record<EventVisibility, readonly Role[]> = {
  public: everybody,
  unlisted: everybody,
  club: members,
  invited: staff,
  private: staff,
};
const nobody = { creator: false, invited: false };
const published = (visibility: EventVisibility): EventStanding => ({ visibility, draft: false, hidden: false });

for (const visibility of eventVisibilities) {
  const event = published(visibility);
  for (const role of roles) {
    const expected = byRole[visibility].includes(role);
    test(`${role} ${expected ? 'sees' : 'does not see'} an event that is ${visibility}`, () => {
      const audience = eventAudienceOf(event, [role], nobody);
      expect(audience !== null).toBe(expected);
      if (audience) expect(canSeeEvent(event, audience)).toBe(true);
    });
    test(`${role} ${staff.includes(role) ? 'sees' : 'does not see'} the draft of an event that is ${visibility}`, () => {
      expect(eventAudienceOf({ ...event, draft: true }, [role], nobody) !== null).toBe(staff.includes(role));
    });
    test(`${role} ${role === 'siteAdmin' ? 'sees' : 'does not see'} a hidden event that is ${visibility}`, () => {
      const audience = eventAudienceOf({ ...event, hidden: true }, [role], { creator: true, invited: true });
      expect(audience !== null).toBe(role === 'siteAdmin');
    });
  }
  test(`its creator sees an event that is ${visibility}, as a draft too, whatever he is to the club`, () => {
    for (const role of ['stranger', 'member'] as const) {
      expect(eventAudienceOf(event, [role], { ...nobody, creator: true })).not.toBeNull();
      expect(eventAudienceOf({ ...event, draft: true }, [role], { ...nobody, creator: true })).not.toBeNull();
    }
  });
  test(`an invitation shows ${visibility === 'invited' ? 'an event by invitation' : `no more of an event that is ${visibility}`}`, () => {
    const invited = { ...nobody, invited: true };
    expect(eventAudienceOf(event, ['stranger'], invited) !== null).toBe(
      visibility === 'invited' || byRole[visibility].includes('stranger'),
    );
    expect(eventAudienceOf({ ...event, draft: true }, ['stranger'], invited)).toBeNull();
  });
}

test('who sees an event as everybody does shares everybody’s entries, whatever ties him to it', () => {
  const all = { creator: true, invited: true };
  expect(eventAudienceOf(published('public'), ['stranger'], all)).toEqual({ club: 'public', tie: null });
  expect(eventAudienceOf(published('club'), ['member'], all)).toEqual({ club: 'member', tie: null });
  expect(eventAudienceOf(published('invited'), ['member'], { ...all, creator: false })).toEqual({
    club: 'member',
    tie: 'invited',
  });
});

test('an admin of the club who is site admin besides sees hidden events', () => {
  const held = rolesOf({ userId: 'a', siteRole: 'admin' }, 'admin');
  expect(eventAudienceOf({ ...published('private'), hidden: true }, held, nobody)).toEqual({
    club: 'siteAdmin',
    tie: null,
  });
});
