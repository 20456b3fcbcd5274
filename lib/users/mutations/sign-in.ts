import { and, eq, isNull, sql } from 'drizzle-orm';
import { auditLogs, users } from '../../../drizzle/schema/index.ts';
import { db } from '../../db/client.ts';
import { type Written, writeResult } from '../../db/write.ts';
import { forgetAttempts, returnAttempt, takeAttempt } from '../../rate-limit/index.ts';
import { createSession, type Device, type OpenedSession } from '../../session/create-session.ts';
import { signInPerAccount, signInPerAddress } from '../limits.ts';
import { verifyPassword } from '../password.ts';

export type SignInInput = { identifier: string; password: string };
export type SignedIn =
  | ({ ok: true; locale: 'en' | 'de' | 'es' } & Written<OpenedSession>)
  | { ok: false; error: 'credentials' | 'suspended' | 'tooMany' };

/**
 * Opens a session for an e-mail address or handle and its password. A wrong password and an unknown account give the
 * same answer after the same work; that an account is suspended is told only to one who knows its password.
 */
export async function signIn(input: SignInInput, device: Device): Promise<SignedIn> {
  const identifier = input.identifier.toLowerCase();
  // Both are counted before the password is looked at, so that parallel guesses can't slip past.
  const attempts = await Promise.all([
    takeAttempt(signInPerAddress, device.address),
    takeAttempt(signInPerAccount, identifier),
  ]);
  if (attempts.some((attempt) => !attempt.ok)) return { ok: false, error: 'tooMany' };

  const user = await findAccount(identifier);
  if (!(await verifyPassword(user?.passwordHash ?? null, input.password)) || !user) {
    return { ok: false, error: 'credentials' };
  }
  if (user.suspendedAt) return { ok: false, error: 'suspended' };

  const opened = await writeResult<OpenedSession, 'credentials'>(async (tx, fail) => {
    // Locked and compared again: a session must not slip in behind a change of password or a suspension.
    const [unchanged] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash), isNull(users.suspendedAt)))
      .for('share');
    if (!unchanged) fail('credentials');
    await tx
      .insert(auditLogs)
      .values({ actorId: user.id, action: 'session.opened', subjectType: 'user', subjectId: user.id });
    return createSession(tx, user.id, device);
  });
  if (!opened.ok) return opened;
  // The address gets only this attempt back: one's own account must not wipe out guesses at others.
  await Promise.all([returnAttempt(signInPerAddress, device.address), forgetAttempts(signInPerAccount, identifier)]);
  return { ...opened, locale: user.locale };
}

async function findAccount(identifier: string) {
  const column = identifier.includes('@') ? users.email : users.handle;
  const [user] = await db()
    .select({
      id: users.id,
      passwordHash: users.passwordHash,
      suspendedAt: users.suspendedAt,
      locale: users.locale,
    })
    .from(users)
    .where(eq(sql`lower(${column})`, identifier));
  return user;
}
