import { Alert, Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Country } from '@/components/profiles/country';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import { type ClubSection, clubPath } from '@/lib/clubs/club-path';
import type { LoadedClub } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';

type Props = {
  locale: Locale;
  viewer: Viewer | null;
  loaded: LoadedClub;
  section: ClubSection | 'overview';
  children: ReactNode;
};

/**
 * What stands around every page of a club. Part of the page, not a layout: a layout outlives a click within the club,
 * and who is no admin any more would keep an admin's tabs.
 */
export function ClubFrame({ locale, viewer, loaded, section, children }: Props) {
  const t = getTranslator(locale, 'club');
  const { club, role } = loaded;
  const tabs = sectionsOf(loaded).map((one) => ({
    href: clubPath(club.slug, one === 'overview' ? undefined : one),
    label: t(`tabs.${one}`),
    current: one === section,
  }));
  return (
    <Stack gap="lg">
      <PageHeader
        title={club.name}
        lead={
          <Group component="span" gap="sm">
            <Country code={club.country} locale={locale} />
            <Text span>{t('members', { count: club.members })}</Text>
            {club.visibility === 'public' ? null : (
              <Badge component="span" variant="light" color="gray">
                {t(`visibility.${club.visibility}`)}
              </Badge>
            )}
            {role ? (
              <Badge component="span" variant="light">
                {t(`role.${role}`)}
              </Badge>
            ) : null}
          </Group>
        }
        actions={
          role || section === 'requests' ? null : (
            <LinkButton href={clubPath(club.slug, 'requests')}>{t(viewer ? 'join' : 'signInToJoin')}</LinkButton>
          )
        }
      />
      {club.hidden ? <Alert color="yellow">{t('hidden')}</Alert> : null}
      <TabLinks label={t('tabs.label', { club: club.name })} tabs={tabs} />
      {children}
    </Stack>
  );
}

function sectionsOf({ may }: LoadedClub): (ClubSection | 'overview')[] {
  return [
    'overview',
    'members',
    'teams',
    'events',
    ...(may('request.list') || may('request.create') ? (['requests'] as const) : []),
    ...(may('club.update') ? (['settings'] as const) : []),
  ];
}
