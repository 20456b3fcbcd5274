import { VisuallyHidden } from '@mantine/core';
import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { UserNavigation } from '@/lib/navigation/data';
import type { Viewer } from '@/lib/session/viewer';
import classes from './header.module.css';
import { LanguageMenu } from './language-menu';
import { Logo } from './logo';
import { Menu } from './menu';
import { NavLink } from './nav-link';
import { ThemeSwitch } from './theme-switch';
import { UserMenu } from './user-menu';

type HeaderProps = { locale: Locale; viewer: Viewer | null; own: UserNavigation | null };

/** Everything here works without JavaScript but the colour scheme, which then follows the device. */
export function Header({ locale, viewer, own }: HeaderProps) {
  const t = getTranslator(locale, 'nav');
  const sections = (
    <ul className={classes.links}>
      {(['profiles', 'clubs', 'events', 'search'] as const).map((section) => (
        <li key={section}>
          <NavLink href={`/${section}`}>{t(section)}</NavLink>
        </li>
      ))}
    </ul>
  );
  const entrance = (
    <ul className={classes.links}>
      <li>
        <SiteLink href="/login" className={classes.link}>
          {t('login')}
        </SiteLink>
      </li>
      <li>
        <SiteLink href="/register" className={classes.join}>
          {t('register')}
        </SiteLink>
      </li>
    </ul>
  );
  return (
    <header className={classes.header}>
      <div className={classes.bar}>
        <Logo label={t('home')} />
        <nav aria-label={t('label')} className={classes.wide}>
          {sections}
        </nav>
        <div className={classes.tools}>
          <LanguageMenu locale={locale} />
          <ThemeSwitch label={t('theme')} account={viewer !== null} />
          {viewer ? (
            <UserMenu locale={locale} viewer={viewer} own={own} />
          ) : (
            <nav aria-label={t('account')} className={classes.wide}>
              {entrance}
            </nav>
          )}
          <Menu
            className={classes.narrow}
            summary={
              <>
                <span className={classes.burger} aria-hidden="true" />
                <VisuallyHidden>{t('menu')}</VisuallyHidden>
              </>
            }
          >
            <nav aria-label={t('label')} className={classes.drawer}>
              {sections}
              {viewer ? null : entrance}
            </nav>
          </Menu>
        </div>
      </div>
    </header>
  );
}
