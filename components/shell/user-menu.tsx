import { VisuallyHidden } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { UserNavigation } from '@/lib/navigation/data';
import { profilePath } from '@/lib/profiles/profile-path';
import type { Viewer } from '@/lib/session/viewer';
import { Menu } from './menu';
import classes from './user-menu.module.css';

type UserMenuProps = { locale: Locale; viewer: Viewer; own: UserNavigation | null };

export function UserMenu({ locale, viewer, own }: UserMenuProps) {
  const t = getTranslator(locale, 'nav');
  const unread = own?.unread ?? 0;
  const count = unread > 99 ? '99+' : String(unread);
  return (
    <Menu
      summary={
        <>
          <IconUser className={classes.icon} size={19} aria-hidden="true" />
          <span className={classes.handle}>@{viewer.handle}</span>
          {unread > 0 ? (
            <span className={classes.count}>
              <span aria-hidden="true">{count}</span>
              <VisuallyHidden>{t('unread', { count: unread })}</VisuallyHidden>
            </span>
          ) : null}
        </>
      }
    >
      <nav aria-label={t('account')} className={classes.list}>
        <p className={classes.name}>{viewer.name}</p>
        <ul>
          <li>
            <SiteLink href="/dashboard" className={classes.link}>
              {t('dashboard')}
            </SiteLink>
          </li>
          <li>
            <SiteLink href="/notifications" className={classes.link}>
              {t('notifications')} {unread > 0 ? <span className={classes.count}>{count}</span> : null}
            </SiteLink>
          </li>
        </ul>
        <ul>
          {own?.profiles.map((profile) => (
            <li key={profilePath(profile)}>
              <SiteLink href={profilePath(profile)} className={classes.link}>
                {profile.displayName} <span className={classes.where}>{profile.simulatorName}</span>
              </SiteLink>
            </li>
          ))}
        </ul>
        <ul>
          <li>
            <SiteLink href="/settings/profiles" className={classes.link}>
              {t('myProfiles')}
            </SiteLink>
          </li>
          <li>
            <SiteLink href="/settings/account" className={classes.link}>
              {t('settings')}
            </SiteLink>
          </li>
          {viewer.siteRole === 'admin' ? (
            <li>
              <SiteLink href="/admin" className={classes.link}>
                {t('admin')}
              </SiteLink>
            </li>
          ) : null}
        </ul>
        <form method="post" action="/logout">
          <button type="submit" className={classes.out}>
            {t('logout')}
          </button>
        </form>
      </nav>
    </Menu>
  );
}
