'use client';

import { texts } from '@/components/shell/global-error-texts';
import { isLocale } from '@/lib/i18n/locales';

type GlobalErrorProps = { error: Error & { digest?: string } };

/** When even the layout failed: nothing of the page is left, neither styles nor translations. */
export default function GlobalError({ error }: GlobalErrorProps) {
  const language = typeof navigator === 'undefined' ? 'en' : navigator.language.slice(0, 2);
  const locale = isLocale(language) ? language : 'en';
  const t = texts[locale];
  return (
    <html lang={locale} style={{ colorScheme: 'light dark' }}>
      <head>
        <title>{`${t.title} · SimLane`}</title>
      </head>
      <body
        style={{ font: '1rem/1.5 system-ui, sans-serif', maxWidth: '36rem', margin: '12vh auto', padding: '0 1rem' }}
      >
        <h1>{t.title}</h1>
        <p>{t.text}</p>
        {error.digest ? <p>{`${t.reference}: ${error.digest}`}</p> : null}
        <button type="button" onClick={() => window.location.reload()}>
          {t.retry}
        </button>
      </body>
    </html>
  );
}
