import { type HTMLElement, parse } from 'node-html-parser';

export type Page = {
  status: number;
  html: string;
  /** Where a redirect led, if one was followed. */
  path: string;
  headers: Headers;
};
export type Request = { kind: 'page' | 'edit'; path: string; status: number; ms: number; at: number; failure?: string };

const mostRedirects = 5;
const timeoutMs = 30_000;

/** What a browser without JavaScript does: cookies, redirects, forms. Every request is told to `onRequest`. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #onRequest: (request: Request) => void;

  constructor(onRequest: (request: Request) => void, cookies: Readonly<Record<string, string>> = {}) {
    this.#onRequest = onRequest;
    for (const [name, value] of Object.entries(cookies)) this.#cookies.set(name, value);
  }

  get(origin: string, path: string): Promise<Page> {
    return this.#follow(origin, path, { method: 'GET' });
  }

  post(origin: string, path: string, form: FormData): Promise<Page> {
    return this.#follow(origin, path, { method: 'POST', body: form });
  }

  async #follow(origin: string, path: string, init: RequestInit): Promise<Page> {
    let [at, sent] = [path, init];
    for (let hop = 0; ; hop += 1) {
      const page = await this.#send(origin, at, sent);
      const location = page.headers.get('location');
      if (page.status < 300 || page.status > 399 || location === null || hop === mostRedirects) return page;
      const target = new URL(location, origin + at);
      at = target.pathname + target.search;
      sent = { method: 'GET' };
    }
  }

  async #send(origin: string, path: string, init: RequestInit): Promise<Page> {
    const kind = init.method === 'GET' ? 'page' : 'edit';
    const begun = performance.now();
    const tell = (status: number, failure?: string) =>
      this.#onRequest({
        kind,
        path,
        status,
        at: begun,
        ms: performance.now() - begun,
        ...(failure === undefined ? {} : { failure }),
      });
    try {
      const response = await fetch(origin + path, {
        ...init,
        redirect: 'manual',
        headers: { origin, 'accept-language': 'en', cookie: this.#cookieHeader() },
        signal: AbortSignal.timeout(timeoutMs),
      });
      const html = await response.text();
      this.#keep(response.headers.getSetCookie());
      tell(response.status, brokenPart(response.status, html));
      return { status: response.status, html, path, headers: response.headers };
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      tell(0, String(cause));
      return { status: 0, html: '', path, headers: new Headers() };
    }
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** A page whose status was sent before a part of it failed says so inside; a digest of Next's own names a redirect or a 404. */
function brokenPart(status: number, html: string): string | undefined {
  if (status >= 500) return `status ${status}`;
  const digest = /data-dgst="(?!NEXT_)([^"]*)"/.exec(html)?.[1];
  return digest === undefined ? undefined : `a part failed (${digest})`;
}

/** The form of a page that has these values in hidden fields or named fields at all, as a browser would send it. */
export function formOf(html: string, wanted: Readonly<Record<string, string | null>>): FormData | null {
  const forms = parse(html).querySelectorAll('form');
  const found = forms.find((form) =>
    Object.entries(wanted).every(([name, value]) => {
      const field = fieldOf(form, name);
      return field !== null && (value === null || field.getAttribute('value') === value);
    }),
  );
  return found ? dataOf(found) : null;
}

/** What stands in a page, without what is in every page. */
export function mainText(html: string): string {
  const main = parse(html).querySelector('main');
  for (const script of main?.querySelectorAll('script,style,template') ?? []) script.remove();
  return (main?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function fieldOf(form: HTMLElement, name: string): HTMLElement | null {
  return form.querySelector(`[name="${name}"]`);
}

function dataOf(form: HTMLElement): FormData {
  const data = new FormData();
  for (const field of form.querySelectorAll('input,select,textarea')) {
    const name = field.getAttribute('name');
    const type = field.getAttribute('type');
    const isChecked = field.hasAttribute('checked');
    if (!name || field.hasAttribute('disabled') || type === 'submit') continue;
    if ((type === 'checkbox' || type === 'radio') && !isChecked) continue;
    data.append(name, sentValue(field));
  }
  return data;
}

function sentValue(field: HTMLElement): string {
  if (field.tagName === 'TEXTAREA') return field.textContent;
  if (field.tagName === 'INPUT') return field.getAttribute('value') ?? (field.hasAttribute('checked') ? 'on' : '');
  const option = field.querySelector('option[selected]') ?? field.querySelector('option');
  return option?.getAttribute('value') ?? option?.textContent ?? '';
}
