import { unstable_rethrow } from 'next/navigation';
import { env } from '../env/index.ts';
import { type FormState, formError } from '../forms/index.ts';
import { log } from '../log/index.ts';
import { setFormFlash } from './form-flash.ts';
import { safeNextPath } from './redirect-path.ts';
import { isSameOrigin } from './same-origin.ts';

/** Larger than any form it takes, far below what could hurt. */
const longestBody = 64 * 1024;

type Outcome = { ok: true; to: string } | { ok: false; state: FormState };

/**
 * A route handler for a plain form post from the page at `path`: checks its origin, and answers with a redirect, onward
 * or back to the page with what went wrong.
 */
export function postHandler(
  path: string,
  handle: (form: FormData) => Promise<Outcome>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const form = await readForm(request);
    const outcome = isSameOrigin(request.headers, env().siteUrl)
      ? await attempt(path, form, handle)
      : { ok: false as const, state: formError(form, 'otherOrigin') };
    if (outcome.ok) return seeOther(outcome.to);
    await setFormFlash(path, outcome.state);
    const next = nextOf(form);
    return seeOther(`${path}?retry=1${next === '/' ? '' : `&next=${encodeURIComponent(next)}`}`);
  };
}

/** Where the form wants to go on to: a page of this site, else the front page. */
export function nextOf(form: FormData): string {
  const next = form.get('next');
  return safeNextPath(typeof next === 'string' ? next : null);
}

/** A redirect that makes the browser load a new document by GET. Relative, so it holds behind any proxy. */
export function seeOther(to: string): Response {
  return new Response(null, { status: 303, headers: { location: to, 'cache-control': 'no-store' } });
}

async function attempt(path: string, form: FormData, handle: (form: FormData) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await handle(form);
  } catch (error) {
    unstable_rethrow(error);
    log.error({ err: error, form: path }, 'form failed');
    return { ok: false, state: formError(form, 'unexpected') };
  }
}

/** An unreadable or oversized body is an empty form, whose page then says what is missing. */
export async function readForm(request: Request): Promise<FormData> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > longestBody) return new FormData();
      chunks.push(chunk);
    }
    const type = request.headers.get('content-type') ?? '';
    return await new Response(new Blob(chunks), { headers: { 'content-type': type } }).formData();
  } catch {
    return new FormData();
  }
}
