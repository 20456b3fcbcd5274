import { VisuallyHidden } from '@mantine/core';
import { type Locale, localeNames, locales } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import classes from './language-menu.module.css';
import { Menu } from './menu';

/** A plain post: its answer leads back to the page, now in the other language, by a full load. */
export function LanguageMenu({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'nav');
  return (
    <Menu
      summary={
        <>
          <span aria-hidden="true" className={classes.code}>
            {locale}
          </span>
          <VisuallyHidden>{t('language', { language: localeNames[locale] })}</VisuallyHidden>
        </>
      }
    >
      <form method="post" action="/locale" className={classes.list}>
        {locales.map((one) => (
          <button
            key={one}
            type="submit"
            name="locale"
            value={one}
            lang={one}
            className={classes.choice}
            aria-current={one === locale || undefined}
          >
            {localeNames[one]}
          </button>
        ))}
      </form>
    </Menu>
  );
}
