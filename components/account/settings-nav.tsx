'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { SiteLink } from '@/components/ui/site-link';
import classes from './settings-nav.module.css';

const sections = ['account', 'profiles', 'privacy', 'security'] as const;

export function SettingsNav() {
  const t = useTranslations('settings.nav');
  const pathname = usePathname();
  return (
    <nav aria-label={t('label')} className={classes.nav}>
      <ul className={classes.list}>
        {sections.map((section) => {
          const href = `/settings/${section}`;
          return (
            <li key={section}>
              <SiteLink href={href} className={classes.link} aria-current={pathname === href ? 'page' : undefined}>
                {t(section)}
              </SiteLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
