import { Stack, Text, Title } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { listRequests, type RequestItem } from '@/lib/clubs/data/requests';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import { DecideForm } from './decide-form';
import classes from './request-list.module.css';
import type { RequestsProps } from './requests-page';

/** Who waits, with the answers at hand. */
export async function RequestList({ locale, loaded: { club }, place }: RequestsProps) {
  const t = getTranslator(locale, 'club-joining');
  const path = clubPath(club.slug, 'requests');
  const page = await listRequests(club.clubId, place);
  const isFirst = place.after === null && place.before === null;
  return (
    <Panel title={t('requests.title')}>
      {page.items.length > 0 ? (
        <Stack gap="lg">
          {page.items.map((item) => (
            <Request key={item.requestId} locale={locale} clubId={club.clubId} item={item} />
          ))}
        </Stack>
      ) : isFirst ? (
        <EmptyState title={t('requests.emptyTitle')} text={t('requests.emptyText')} />
      ) : (
        <EmptyState
          title={t('requests.endTitle')}
          text={t('requests.endText')}
          action={<SiteLink href={path}>{t('requests.toFirst')}</SiteLink>}
        />
      )}
      <Pagination
        label={t('requests.paging')}
        previous={page.previous && { href: `${path}?before=${page.previous}`, label: t('requests.previous') }}
        next={page.next && { href: `${path}?after=${page.next}`, label: t('requests.next') }}
      />
    </Panel>
  );
}

function Request({ locale, clubId, item }: { locale: Locale; clubId: string; item: RequestItem }) {
  const t = getTranslator(locale, 'club-joining');
  return (
    <article className={classes.request}>
      <Title order={3} size="h5">
        {item.name}
      </Title>
      <Text size="sm" c="dimmed">
        @{item.handle}, <LocalTime iso={item.createdAt} locale={locale} />
      </Text>
      <Text my="xs" className={classes.message} {...(item.message ? {} : { c: 'dimmed' })}>
        {item.message ?? t('requests.noMessage')}
      </Text>
      {item.profiles.length > 0 ? (
        <Text size="sm" mb="xs">
          {t('requests.profiles')}{' '}
          {item.profiles.map((profile, n) => (
            <span key={profilePath(profile)}>
              {n > 0 ? ', ' : ''}
              <SiteLink href={profilePath(profile)}>{profile.displayName}</SiteLink>
            </span>
          ))}
        </Text>
      ) : null}
      <DecideForm clubId={clubId} requestId={item.requestId} name={item.name} />
    </article>
  );
}
