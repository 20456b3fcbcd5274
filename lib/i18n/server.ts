import { cookies, headers } from 'next/headers';
import { createElement, type ReactNode } from 'react';
import { createFormatter, createTranslator } from 'use-intl/core';
import { log } from '../log/index.ts';
import { getViewer } from '../session/get-viewer.ts';
import { localeCookie } from '../session/locale-cookie.ts';
import { localeFromHeader } from './accept-language.ts';
import { IntlProvider } from './intl-provider.ts';
import { isLocale, type Locale } from './locales.ts';
import { type Messages, messages, type Namespace } from './messages.ts';

/** Cached pages hold no time zone: what the server formats is UTC; `LocalTime` shows the reader's own. */
const timeZone = 'UTC';

const translate = <N extends Namespace>(locale: Locale, namespace: N) =>
  createTranslator<Messages, N>({ locale, namespace, messages: messages[locale], timeZone, onError });
type Translator<N extends Namespace> = ReturnType<typeof translate<N>>;

const translators = new Map<string, unknown>();
const formatters = new Map<Locale, ReturnType<typeof createFormatter>>();

/** The texts of one namespace, for server components. */
export function getTranslator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const key = `${locale} ${namespace}`;
  const known = translators.get(key);
  if (known) return known as Translator<N>;
  const made = translate(locale, namespace);
  translators.set(key, made);
  return made;
}

/** Numbers and dates (in UTC) as the language writes them. */
export function getFormatter(locale: Locale): ReturnType<typeof createFormatter> {
  const known = formatters.get(locale);
  if (known) return known;
  const made = createFormatter({ locale, timeZone, onError });
  formatters.set(locale, made);
  return made;
}

/** The language of a page rendered per request: of the account, else of the visitor's choice, else of his browser. */
export async function getSiteLocale(): Promise<Locale> {
  const viewer = await getViewer();
  if (viewer) return viewer.locale;
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : localeFromHeader((await headers()).get('accept-language'));
}

type ClientMessagesProps = { locale: Locale; namespaces: readonly Namespace[]; children: ReactNode };

/** Hands the named namespaces, and no others, to the client components inside (`useTranslations` of use-intl/react). */
export function ClientMessages({ locale, namespaces, children }: ClientMessagesProps): ReactNode {
  const picked = Object.fromEntries(namespaces.map((namespace) => [namespace, messages[locale][namespace]]));
  return createElement(IntlProvider, { locale, timeZone, messages: picked as Messages, children });
}

/** A text that is missing or ill-formed is a mistake of ours: logged, and the reader sees its key instead of no page. */
function onError(error: Error): void {
  log.error({ err: error }, 'text not translated');
}
