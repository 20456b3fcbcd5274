import { formError, parseForm } from '@/lib/forms';
import { requestDevice } from '@/lib/session/device';
import { clearFormFlash } from '@/lib/session/form-flash';
import { nextOf, postHandler, seeOther } from '@/lib/session/post-handler';
import { startSession } from '@/lib/session/start-session';
import { signIn } from '@/lib/users/mutations/sign-in';
import { loginSchema } from '@/lib/users/schema';

export const POST = postHandler('/login', async (form) => {
  const parsed = parseForm(loginSchema, form);
  if (!parsed.ok) return { ok: false, state: parsed.error };
  const signedIn = await signIn(parsed.data, await requestDevice());
  if (!signedIn.ok) return { ok: false, state: formError(form, signedIn.error) };
  await startSession(signedIn, signedIn.locale);
  await clearFormFlash('/login');
  return { ok: true, to: nextOf(form) };
});

export function GET(): Response {
  return seeOther('/login');
}
