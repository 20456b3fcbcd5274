import { ensurePosition } from '../../../lib/cache/index.ts';
import { closeDb, withQueryCount } from '../../../lib/db/client.ts';
import { beginRelay } from '../../../lib/db/relay.ts';
import { extendSession } from '../../../lib/session/extend-session.ts';
import { readSession } from '../../../lib/session/read-session.ts';
import { changeEmail } from '../../../lib/users/mutations/change-email.ts';
import { changePassword } from '../../../lib/users/mutations/change-password.ts';
import { endSessions } from '../../../lib/users/mutations/end-sessions.ts';
import { registerUser } from '../../../lib/users/mutations/register-user.ts';
import { signIn } from '../../../lib/users/mutations/sign-in.ts';
import { suspendUser } from '../../../lib/users/mutations/suspend-user.ts';
import { updateAccount } from '../../../lib/users/mutations/update-account.ts';

/** What a test may ask of an instance: the functions pages and actions call, in a process of their own. */
export const calls = {
  readSession: (key: string, nowMs?: number) => withQueryCount(() => readSession(key, nowMs)),
  extendSession,
  ensurePosition,
  registerUser,
  signIn,
  endSessions,
  changeEmail,
  changePassword,
  suspendUser,
  updateAccount,
};

type Request = { id: number; call: keyof typeof calls; args: unknown[] };

if (process.env.RELAY) await beginRelay();

process.on('message', async ({ id, call, args }: Request) => {
  try {
    const value = await (calls[call] as (...given: unknown[]) => Promise<unknown>)(...args);
    process.send?.({ id, value });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => void closeDb().finally(() => process.exit(0)));
