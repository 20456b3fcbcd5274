import { contactMessages } from '../../../drizzle/schema/index.ts';
import { type Written, write } from '../../db/write.ts';
import { takeAttempt } from '../../rate-limit/index.ts';
import { contactPerAddress, contactPerSite } from '../limits.ts';
import type { ContactInput } from '../schema.ts';

export type Sent = ({ ok: true } & Written<void>) | { ok: false; error: 'tooMany' };

/** Keeps a message of the contact form for the site's admins. `address` is the sender's, for the limit only. */
export async function sendMessage(input: ContactInput, address: string): Promise<Sent> {
  // One after the other: an address over its own limit uses up none of everybody's.
  if (!(await takeAttempt(contactPerAddress, address)).ok) return { ok: false, error: 'tooMany' };
  if (!(await takeAttempt(contactPerSite, 'all')).ok) return { ok: false, error: 'tooMany' };
  const written = await write(async (tx) => {
    await tx.insert(contactMessages).values(input);
  });
  return { ok: true, ...written };
}
