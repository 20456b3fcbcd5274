import '@/components/ui/globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { DisplayProvider } from '@/components/ui/display-context';
import { ThemeProvider } from '@/components/ui/theme-provider';
import type { Locale } from '@/lib/i18n/locales';
import type { Viewer } from '@/lib/session/viewer';

type DocumentProps = { locale: Locale; viewer: Viewer | null; children: ReactNode };

const schemes = { system: 'auto', light: 'light', dark: 'dark' } as const;
/** Nothing is ever kept under this name, so the script falls back to the account's scheme. */
const nothingStored = 'simlane-account-scheme';

/**
 * The document around every page. A script sets the colour scheme before the first paint: a visitor's out of his browser,
 * so that stored pages are the same for all; the account's for somebody signed in.
 */
export function Document({ locale, viewer, children }: DocumentProps) {
  const display = { locale, timeZone: viewer?.timeZone ?? null, hourCycle: viewer?.hourCycle ?? null };
  const scheme = viewer && schemes[viewer.theme];
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        {scheme ? (
          <ColorSchemeScript defaultColorScheme={scheme} localStorageKey={nothingStored} />
        ) : (
          <ColorSchemeScript defaultColorScheme="auto" />
        )}
      </head>
      <body>
        <ThemeProvider accountScheme={scheme}>
          <DisplayProvider display={display}>{children}</DisplayProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
