import { sendMessage } from '@/lib/contact/mutations/send-message';
import { contactSchema } from '@/lib/contact/schema';
import { formError, parseForm } from '@/lib/forms';
import { requestDevice } from '@/lib/session/device';
import { clearFormFlash } from '@/lib/session/form-flash';
import { postHandler, seeOther } from '@/lib/session/post-handler';

const thanks = { ok: true, to: '/contact?retry=sent' } as const;

export const POST = postHandler('/contact', async (form) => {
  const parsed = parseForm(contactSchema, form);
  if (!parsed.ok) return { ok: false, state: parsed.error };
  const { website, ...message } = parsed.data;
  await clearFormFlash('/contact');
  // A robot learns nothing from its answer.
  if (website !== '') return thanks;
  const sent = await sendMessage(message, (await requestDevice()).address);
  return sent.ok ? thanks : { ok: false, state: formError(form, sent.error) };
});

export function GET(): Response {
  return seeOther('/contact');
}
