import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Navigation } from '@/lib/navigation/data';
import classes from './footer.module.css';

type FooterProps = { locale: Locale; simulators: Navigation['simulators'] };

export function Footer({ locale, simulators }: FooterProps) {
  const t = getTranslator(locale, 'nav');
  return (
    <footer className={classes.footer}>
      <div className={classes.inner}>
        <p className={classes.claim}>{t('claim')}</p>
        {simulators.length > 0 ? (
          <nav aria-label={t('bySimulator')}>
            <h2 className={classes.title}>{t('bySimulator')}</h2>
            <ul>
              {simulators.map(({ slug, name }) => (
                <li key={slug}>
                  <SiteLink href={`/profiles?simulator=${encodeURIComponent(slug)}`}>{name}</SiteLink>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <nav aria-label={t('site')}>
          <h2 className={classes.title}>{t('site')}</h2>
          <ul>
            {(['about', 'contact', 'terms', 'privacy'] as const).map((page) => (
              <li key={page}>
                <SiteLink href={`/${page}`}>{t(page)}</SiteLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
