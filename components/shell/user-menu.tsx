import { IconUser } from '@tabler/icons-react';
import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { UserNavigation } from '@/lib/navigation/data';
import { profilePath } from '@/lib/profiles/profile-path';
import type { Viewer } from '@/lib/session/viewer';
import { Menu } from './menu';
import classes from './user-menu.module.css';

type UserMenuProps = { locale: Locale; viewer: Viewer; profiles: UserNavigation['profiles'] };

export function UserMenu({ locale, viewer, profiles }: UserMenuProps) {
  const t = getTranslator(locale, 'nav');
  return (
    <Menu
      summary={
        <>
          <IconUser className={classes.icon} size={19} aria-hidden="true" />
          <span className={classes.handle}>@{viewer.handle}</span>
        </>
      }
    >
      <nav aria-label={t('account')} className={classes.list}>
        <p className={classes.name}>{viewer.name}</p>
        <ul>
          {profiles.map((profile) => (
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
