import { cookies } from 'next/headers';
import { type FormState, idle } from '../forms/index.ts';
import { seal, unseal } from './seal.ts';
import { isSecureSite } from './secure-site.ts';

const flashCookie = 'simlane_form';
const flashSeconds = 300;
/** Browsers drop cookies above 4096 bytes, silently; servers refuse more than 16 kB of headers. */
const longestPart = 3_600;
const mostParts = 3;

/**
 * Carries a refused form from its route handler back to its page: sign-in, registration and contact are plain posts, so
 * that they are full loads and work without JavaScript and over a change of build. Sealed: it holds what was typed.
 */
export async function setFormFlash(path: string, state: FormState): Promise<void> {
  const full = await seal('form-cookie', { path, state }, flashSeconds);
  const bare = state.status === 'invalid' ? { ...state, values: {} } : state;
  const fits = full.length <= longestPart * mostParts;
  const value = fits ? full : await seal('form-cookie', { path, state: bare }, flashSeconds);
  await setParts(path, value);
}

export async function clearFormFlash(path: string): Promise<void> {
  await setParts(path, '');
}

/** In as many cookies as it takes; those of a longer one before are taken away. */
async function setParts(path: string, value: string): Promise<void> {
  const jar = await cookies();
  const options = { httpOnly: true, sameSite: 'lax', secure: isSecureSite(), path } as const;
  for (let part = 0; part < mostParts; part += 1) {
    const text = value.slice(part * longestPart, (part + 1) * longestPart);
    if (text === '' && part > 0 && !jar.has(partName(part))) continue;
    jar.set(partName(part), text, { ...options, maxAge: text === '' ? 0 : flashSeconds });
  }
}

function partName(part: number): string {
  return part === 0 ? flashCookie : `${flashCookie}_${part}`;
}

/**
 * The refused form that the page at `path` was sent back with, or an idle one. A page can't delete a cookie, so the
 * address (`?retry=1`) says whether it is a return or a new visit.
 */
export async function readFormFlash<F extends string>(path: string, retry: unknown): Promise<FormState<F>> {
  const jar = await cookies();
  const sealed = Array.from({ length: mostParts }, (_, part) => jar.get(partName(part))?.value ?? '').join('');
  if (retry !== '1' || sealed === '') return idle;
  const flash = await unseal('form-cookie', sealed, flashSeconds);
  // Sealed by setFormFlash alone, so its shape is ours.
  return flash.path === path ? (flash.state as FormState<F>) : idle;
}
