import type { Actor } from './roles.ts';

/** `suspended` never gets as far as a session; it is here so that the table is whole. */
export type AccountActor = (NonNullable<Actor> & { readonly suspended?: boolean }) | null;
export type AccountAction =
  | 'register'
  | 'read-account'
  | 'update-account'
  | 'list-sessions'
  | 'revoke-session'
  | 'suspend';

/** What may be done to the account `ownerId`. Pure; the one table test in accounts.test.ts runs every action as every role. */
export function canAccount(actor: AccountActor, action: AccountAction, ownerId: string | null): boolean {
  if (action === 'register') return actor === null;
  if (actor === null || actor.suspended) return false;
  // Nobody can lock himself out, and an admin has no way into another's settings or sessions.
  if (action === 'suspend') return actor.siteRole === 'admin' && actor.userId !== ownerId;
  return actor.userId === ownerId;
}
