import { cookies } from 'next/headers';
import { type FormState, idle } from '../forms/index.ts';
import { seal, unseal } from './seal.ts';
import { isSecureSite } from './secure-site.ts';

const flashCookie = 'simlane_form';
const flashSeconds = 300;
/** Browsers drop cookies above 4096 bytes, silently. */
const longestSeal = 3_600;

/**
 * Carries a refused form from its route handler back to its page: sign-in and registration are plain posts, so that
 * they are full loads and work without JavaScript and over a change of build. Sealed: it holds what was typed.
 */
export async function setFormFlash(path: string, state: FormState): Promise<void> {
  const full = await seal('form-cookie', { path, state }, flashSeconds);
  const bare = state.status === 'invalid' ? { ...state, values: {} } : state;
  const value = full.length <= longestSeal ? full : await seal('form-cookie', { path, state: bare }, flashSeconds);
  const jar = await cookies();
  jar.set(flashCookie, value, { httpOnly: true, sameSite: 'lax', secure: isSecureSite(), path, maxAge: flashSeconds });
}

export async function clearFormFlash(path: string): Promise<void> {
  const jar = await cookies();
  jar.set(flashCookie, '', { httpOnly: true, sameSite: 'lax', secure: isSecureSite(), path, maxAge: 0 });
}

/**
 * The refused form that the page at `path` was sent back with, or an idle one. A page can't delete a cookie, so the
 * address (`?retry=1`) says whether it is a return or a new visit.
 */
export async function readFormFlash<F extends string>(path: string, retry: unknown): Promise<FormState<F>> {
  const sealed = (await cookies()).get(flashCookie)?.value;
  if (retry !== '1' || !sealed) return idle;
  const flash = await unseal('form-cookie', sealed, flashSeconds);
  // Sealed by setFormFlash alone, so its shape is ours.
  return flash.path === path ? (flash.state as FormState<F>) : idle;
}
