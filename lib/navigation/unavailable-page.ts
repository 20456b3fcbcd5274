import type { IncomingHttpHeaders } from 'node:http';
import { localeFromHeader } from '../i18n/accept-language.ts';
import { isLocale } from '../i18n/locales.ts';
import { messages } from '../i18n/messages.ts';

const localeCookie = /(?:^|;\s*)simlane_locale=([a-z]{2})(?:;|$)/;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export type PlainAnswer = { type: string; body: string };

/** What is said while Postgres can't be reached, in the reader's language and in what he can read. Needs nothing else. */
export function unavailableAnswer(headers: IncomingHttpHeaders, method: string | undefined): PlainAnswer {
  const chosen = localeCookie.exec(headers.cookie ?? '')?.[1];
  const locale = isLocale(chosen) ? chosen : localeFromHeader(headers['accept-language']);
  const { title, text, retry } = messages[locale].errors.unavailable;
  const isDocument = headers.accept?.includes('text/html') && headers.rsc === undefined;
  if (!isDocument) return { type: 'application/json', body: JSON.stringify({ error: 'unavailable', message: title }) };
  // What was sent with a form is not sent again by a link.
  const again = method === 'GET' || method === 'HEAD' ? `<p><a href="">${escaped(retry)}</a></p>` : '';
  return {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} · SimLane</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 12vh auto; max-width: 36rem; padding: 0 1rem; }
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${again}
</main>
</body>
</html>
`,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
