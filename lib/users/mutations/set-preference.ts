import { eq } from 'drizzle-orm';
import { type themes, users } from '../../../drizzle/schema/users.ts';
import { type Written, write } from '../../db/write.ts';
import type { Locale } from '../../i18n/locales.ts';

export type Theme = (typeof themes)[number];

/** What the header's switches change of an account. No audit row: it concerns nobody else. */
export function setPreference(
  userId: string,
  preference: { locale: Locale } | { theme: Theme },
): Promise<Written<void>> {
  return write(async (tx) => {
    await tx
      .update(users)
      .set({ ...preference, updatedAt: new Date() })
      .where(eq(users.id, userId));
  });
}
