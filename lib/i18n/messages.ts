import type {} from 'use-intl';
import type { Locale } from './locales.ts';
import de from './messages/de/index.ts';
import en, { type Messages } from './messages/en/index.ts';
import es from './messages/es/index.ts';

export type { Messages };
export type Namespace = keyof Messages;

export const messages: Readonly<Record<Locale, Messages>> = { en, de, es };

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
