import { LinkButton } from '@/components/ui/link-button';
import { getSiteCounts } from '@/lib/home/counts';
import { listFastestMovers } from '@/lib/home/fastest-movers';
import { listLatestRaces } from '@/lib/home/latest-races';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { Board } from './board';
import classes from './home-page.module.css';
import { LatestRaces } from './latest-races';
import { Movers } from './movers';

type HomePageProps = { locale: Locale; viewer: Viewer | null };

export async function HomePage({ locale, viewer }: HomePageProps) {
  const t = getTranslator(locale, 'home');
  const [counts, races, movers] = await Promise.all([getSiteCounts(), listLatestRaces(), listFastestMovers()]);
  return (
    <div className={classes.page}>
      <section className={classes.hero}>
        <div className={classes.pitch}>
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.lead}>{t('lead')}</p>
          <div className={classes.ways}>
            <LinkButton href={viewer ? '/settings/profiles' : '/register'} size="md">
              {viewer ? t('settings') : t('register')}
            </LinkButton>
            <LinkButton href="/profiles" size="md" variant="default">
              {t('drivers')}
            </LinkButton>
          </div>
        </div>
        <Board locale={locale} counts={counts} />
      </section>
      <div className={classes.panels}>
        <LatestRaces locale={locale} races={races} />
        <Movers locale={locale} movers={movers} />
      </div>
      <section aria-labelledby="what">
        <h2 id="what" className={classes.subtitle}>
          {t('what.title')}
        </h2>
        <div className={classes.reasons}>
          {(['profile', 'claim', 'find'] as const).map((reason) => (
            <div key={reason} className={classes.reason}>
              <h3>{t(`what.${reason}Title`)}</h3>
              <p>{t(`what.${reason}Text`)}</p>
            </div>
          ))}
        </div>
      </section>
    </div>
  );
}
