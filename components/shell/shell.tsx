import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { getNavigation, getUserNavigation } from '@/lib/navigation/data';
import type { Viewer } from '@/lib/session/viewer';
import { Footer } from './footer';
import { Header } from './header';
import classes from './shell.module.css';

type ShellProps = { locale: Locale; viewer: Viewer | null; children: ReactNode };

/** What stands around every page. The texts of the error pages ride along: those are rendered in the browser. */
export async function Shell({ locale, viewer, children }: ShellProps) {
  const t = getTranslator(locale, 'nav');
  const [navigation, own] = await Promise.all([getNavigation(), viewer ? getUserNavigation(viewer.userId) : null]);
  return (
    <>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <Header locale={locale} viewer={viewer} own={own} />
      <main id="main" tabIndex={-1} className={classes.main}>
        <ClientMessages locale={locale} namespaces={['errors']}>
          {children}
        </ClientMessages>
      </main>
      <Footer locale={locale} simulators={navigation.simulators} />
    </>
  );
}
