import { contactMessages } from '../../../drizzle/schema/index.ts';
import { type Written, write } from '../../db/write.ts';
import { takeAttempt } from '../../rate-limit/index.ts';
import { contactPerAddress, contactPerSite } from '../limits.ts';
import type { ContactInput } from '../schema.ts';

export type Sent = ({ ok: true } & Written<void>) | { ok: false; error: 'tooMany' };

/** Keeps a message of the contact form for the site's admins. `address` is the sender's, for the limit only. */
export async function sendMessage(input: ContactInput, address: string): Promise<Sent> {
  const attempts = await Promise.all([takeAttempt(contactPerAddress, address), takeAttempt(contactPerSite, 'all')]);
  if (attempts.some((attempt) => !attempt.ok)) return { ok: false, error: 'tooMany' };
  const written = await write(async (tx) => {
    await tx.insert(contactMessages).values(input);
  });
  return { ok: true, ...written };
}
