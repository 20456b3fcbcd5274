import { fieldError, formError, parseForm } from '@/lib/forms';
import { takeAttempt } from '@/lib/rate-limit';
import { requestDevice } from '@/lib/session/device';
import { clearFormFlash } from '@/lib/session/form-flash';
import { nextOf, postHandler, seeOther } from '@/lib/session/post-handler';
import { startSession } from '@/lib/session/start-session';
import { registerPerAddress } from '@/lib/users/limits';
import { registerUser } from '@/lib/users/mutations/register-user';
import { localeOf, registerSchema } from '@/lib/users/schema';

export const POST = postHandler('/register', async (form) => {
  const parsed = parseForm(registerSchema, form);
  if (!parsed.ok) return { ok: false, state: parsed.error };
  const device = await requestDevice();
  const attempt = await takeAttempt(registerPerAddress, device.address);
  if (!attempt.ok) return { ok: false, state: formError(form, 'tooMany') };
  const locale = localeOf(form.get('locale'));
  const registered = await registerUser(parsed.data, locale, device);
  if (!registered.ok) return { ok: false, state: fieldError(form, registered.error.field, registered.error.key) };
  await startSession(registered, locale);
  await clearFormFlash('/register');
  return { ok: true, to: nextOf(form) };
});

export function GET(): Response {
  return seeOther('/register');
}
