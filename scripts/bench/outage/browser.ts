import { type HTMLElement, parse } from 'node-html-parser';

export type Page = {
  status: number;
  html: string;
  /** Where a redirect led, if one was followed. */
  path: string;
  headers: Headers;
};
export type Request = {
  kind: 'page' | 'edit';
  origin: string;
  path: string;
  status: number;
  ms: number;
  at: number;
  failure?: string;
};

const mostRedirects = 5;
const timeoutMs = 30_000;

/** What a browser without JavaScript does: cookies, redirects, forms. Every request is told to `onRequest`. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #onRequest: (request: Request) => void;

  /** `onRequest` is told how each request went. */
  constructor(onRequest: (request: Request) => void, cookies: Readonly<Record<string, string>> = {}) {
    this.#onRequest = onRequest;
    for (const [name, value] of Object.entries(cookies)) this.#cookies.set(name, value);
  }

  get cookies(): Record<string, string> {
    return Object.fromEntries(this.#cookies);
  }

  get(origin: string, path: string, kind: Request['kind'] = 'page'): Promise<Page> {
    return this.#follow(origin, path, { method: 'GET' }, kind);
  }

  post(origin: string, path: string, form: FormData): Promise<Page> {
    return this.#follow(origin, path, { method: 'POST', body: form }, 'edit');
  }

  async #follow(origin: string, path: string, init: RequestInit, kind: Request['kind']): Promise<Page> {
    let [at, sent] = [path, init];
    for (let hop = 0; ; hop += 1) {
      const page = await this.#send(origin, at, sent, kind);
      const location = page.headers.get('location');
      if (page.status < 300 || page.status > 399 || location === null || hop === mostRedirects) return page;
      const target = new URL(location, origin + at);
      at = target.pathname + target.search;
      sent = { method: 'GET' };
    }
  }

  async #send(origin: string, path: string, init: RequestInit, kind: Request['kind']): Promise<Page> {
    const begun = performance.now();
    const tell = (status: number, failure?: string) =>
      this.#onRequest({
        kind,
        origin,
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
export function brokenPart(status: number, html: string): string | undefined {
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
  const main = parse(settled(html)).querySelector('main');
  for (const script of main?.querySelectorAll('script,style,template') ?? []) script.remove();
  return (main?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** What the browser makes of a page sent in parts: each part in the place of what stood for it meanwhile. */
function settled(html: string): string {
  const parts = parse(html, { comment: true }).querySelectorAll('[id^="S:"]');
  let page = html;
  // A part may hold the places of others, that came before or after it.
  for (let before = ''; before !== page; ) {
    before = page;
    for (const part of parts) page = withPart(page, part.id.slice(2), part.innerHTML);
  }
  return page;
}

function withPart(page: string, id: string, content: string): string {
  const boundary = `<template id="B:${id}"></template>`;
  const start = page.indexOf(boundary);
  const end = page.indexOf('<!--/$-->', start);
  if (start >= 0 && end >= 0) return page.slice(0, start) + content + page.slice(end);
  return page.replace(`<template id="P:${id}"></template>`, () => content);
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
