'use client';

import { useTranslations } from 'use-intl/react';
import { SiteLink } from '@/components/ui/site-link';
import classes from './message-view.module.css';

/** The same for what does not exist and for what may not be seen. */
export function NotFoundView() {
  const t = useTranslations('errors.notFound');
  return (
    <div className={classes.view}>
      <p className={classes.code}>404</p>
      <h1>{t('title')}</h1>
      <p className={classes.text}>{t('text')}</p>
      <p className={classes.ways}>
        <SiteLink href="/profiles">{t('drivers')}</SiteLink>
        <SiteLink href="/">{t('home')}</SiteLink>
      </p>
    </div>
  );
}
