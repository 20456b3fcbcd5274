import { expect, test } from 'vitest';
import { type AccountAction, type AccountActor, canAccount } from './accounts.ts';

const owner = 'a';
const actors: Record<string, AccountActor> = {
  visitor: null,
  owner: { userId: 'a', siteRole: 'user' },
  other: { userId: 'b', siteRole: 'user' },
  admin: { userId: 'c', siteRole: 'admin' },
  'admin himself': { userId: 'a', siteRole: 'admin' },
  'suspended owner': { userId: 'a', siteRole: 'user', suspended: true },
};

const allowed: Record<AccountAction, readonly string[]> = {
  register: ['visitor'],
  'read-account': ['owner', 'admin himself'],
  'update-account': ['owner', 'admin himself'],
  'list-sessions': ['owner', 'admin himself'],
  'revoke-session': ['owner', 'admin himself'],
  suspend: ['admin'],
};

for (const [action, who] of Object.entries(allowed)) {
  for (const [role, actor] of Object.entries(actors)) {
    const may = who.includes(role);
    test(`${role} ${may ? 'may' : 'may not'} ${action} the account`, () => {
      expect(canAccount(actor, action as AccountAction, owner)).toBe(may);
    });
  }
}
