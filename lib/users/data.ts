import { eq } from 'drizzle-orm';
import { users } from '../../drizzle/schema/index.ts';
import { db } from '../db/client.ts';
import { verifyPassword } from './password.ts';

/** An account as its owner sees it in the settings. Holds the e-mail address, so it is read from Postgres and never cached. */
export type OwnAccount = {
  handle: string;
  name: string;
  email: string;
  locale: 'en' | 'de' | 'es';
  theme: 'system' | 'light' | 'dark';
  timeZone: string;
  hourCycle: 'h23' | 'h12';
};

export async function getOwnAccount(userId: string): Promise<OwnAccount | null> {
  const [row] = await db()
    .select({
      handle: users.handle,
      name: users.name,
      email: users.email,
      locale: users.locale,
      theme: users.theme,
      timeZone: users.timeZone,
      hourCycle: users.hourCycle,
    })
    .from(users)
    .where(eq(users.id, userId));
  return row ?? null;
}

export type WrongPassword = { field: 'currentPassword'; key: 'wrongPassword' };
export const wrongPassword: WrongPassword = { field: 'currentPassword', key: 'wrongPassword' };

/** Whether this is the password of the account. The hash does not leave this file. */
export async function isPasswordOf(userId: string, password: string): Promise<boolean> {
  const [row] = await db().select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
  return verifyPassword(row?.passwordHash ?? null, password);
}
